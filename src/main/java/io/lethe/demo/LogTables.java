package io.lethe.demo;

import static io.lethe.demo.SampleTable.row;

import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logs: most of the rows, as everywhere. */
final class LogTables {
    /** The activity log is what a sample has of rows beside all others: this much of a thousand. */
    private static final double ACTIVITY = 395;

    private static final List<String> ACTIONS = List.of(
            "task.create",
            "task.close",
            "comment.write",
            "file.upload",
            "file.download",
            "report.export",
            "user.login");
    private static final List<String> OBJECTS = List.of("task", "comment", "file", "report", "user");
    private static final List<String> FEATURES =
            List.of("board", "calendar", "search", "upload", "export", "timeline", "billing", "api");
    private static final List<String> ADMIN_ACTIONS =
            List.of("user.add", "user.deactivate", "key.generate", "key.destroy", "role.change");

    private final World world;
    private final Ages activities;
    private final Ages usages;
    private final Ages logins;
    private final Ages lines;
    private final Ages audits;
    private final Ages destructions;

    LogTables(World world) {
        this.world = world;
        // Nobody has cleaned up here for three years: the one large purge of the first night.
        this.activities = world.nullable(Period.ofMonths(13), 0.43, 4);
        this.usages = world.dated(Period.ofMonths(13), 0.2, 3);
        this.logins = world.zeroed(Period.ofMonths(6), 0.2, 3);
        this.lines = world.dated(Period.ofDays(30), 0.2, 1);
        this.audits = world.dated(Period.ofMonths(36), 0.15, 8);
        this.destructions = world.dated(Period.ofMonths(36), 0.5, 8);
    }

    List<SampleTable> tables() {
        SampleSize size = world.size();
        return List.of(
                new SampleTable(
                        "activity_log",
                        "id, company_id, user_id, actor_name, action, object_type, object_id, ip, created_at",
                        size.perMille(ACTIVITY),
                        this::activity),
                new SampleTable(
                        "usage_event",
                        "company_id, event_no, user_id, feature, millis, occurred_at",
                        size.perMille(135),
                        this::usage),
                new SampleTable(
                        "login_event",
                        "id, user_id, typed_login, ip, user_agent, succeeded, occurred_at",
                        size.perMille(60),
                        this::login),
                new SampleTable(
                        "server_log", "id, host, level, message, client_ip, logged_at", size.perMille(40), this::line),
                new SampleTable(
                        "admin_audit",
                        "id, company_id, admin_id, admin_name, action, subject_name, ip, performed_at",
                        size.perMille(6),
                        this::audit),
                new SampleTable(
                        "encryption_key",
                        "id, company_id, generated_by, purpose, wrapped_key, generated_at, destroyed_at",
                        size.perMille(2),
                        this::key));
    }

    private @Nullable Object[] activity(long number, Chance chance) {
        Person actor = world.directory().anybody(chance);
        return row(
                number + 1,
                actor.company().id(),
                actor.id(),
                actor.fullName(),
                chance.pick(ACTIONS),
                chance.pick(OBJECTS),
                1 + chance.below(world.size().tasks()),
                chance.yes(0.98) ? chance.ip() : null,
                activities.moment(number, chance).as(DateForm.MICROSECONDS));
    }

    private @Nullable Object[] usage(long number, Chance chance) {
        long company = number % world.size().companies() + 1;
        return row(
                company,
                number / world.size().companies() + 1,
                1 + chance.below(world.size().people()),
                chance.pick(FEATURES),
                chance.between(2, 4_000),
                usages.moment(number, chance).as(DateForm.MILLISECONDS));
    }

    private @Nullable Object[] login(long number, Chance chance) {
        Person person = world.directory().anybody(chance);
        boolean known = chance.yes(0.95);
        return row(
                number + 1,
                known ? person.id() : null,
                known ? person.username() : chance.pick(world.texts().lastNames()) + chance.between(1, 99),
                chance.ipBytes(),
                chance.pick(world.texts().browsers()),
                known && chance.yes(0.93),
                logins.moment(number, chance).as(DateForm.EPOCH_SECONDS));
    }

    private @Nullable Object[] line(long number, Chance chance) {
        String ip = chance.ip();
        return row(
                number + 1,
                "app-" + chance.between(1, 6),
                chance.pick(List.of("INFO", "INFO", "INFO", "WARN", "ERROR")),
                chance.pick(List.of("GET", "POST")) + " /" + chance.pick(FEATURES) + " from " + ip + " in "
                        + chance.between(1, 900) + " ms",
                ip,
                lines.moment(number, chance).as(DateForm.MILLISECONDS));
    }

    private @Nullable Object[] audit(long number, Chance chance) {
        Person admin = world.directory().anybody(chance);
        String action = chance.pick(ADMIN_ACTIONS);
        return row(
                number + 1,
                admin.company().id(),
                admin.id(),
                admin.fullName(),
                action,
                action.startsWith("key")
                        ? null
                        : world.directory().anybody(chance).fullName(),
                chance.ip(),
                audits.moment(number, chance).as(DateForm.MICROSECONDS));
    }

    private @Nullable Object[] key(long number, Chance chance) {
        Person admin = world.directory().anybody(chance);
        Moment destroyed = number < 8 || chance.yes(0.4) ? destructions.moment(number, chance) : null;
        return row(
                chance.uuidBytes(),
                admin.company().id(),
                admin.fullName(),
                chance.pick(List.of("files", "backup", "export")),
                destroyed == null ? chance.bytes(40) : null,
                DateForm.SECONDS.at(
                        destroyed == null ? admin.createdAt() : destroyed.time().minusMonths(24)),
                destroyed == null ? null : destroyed.as(DateForm.SECONDS));
    }
}
