package io.lethe.demo;

import static io.lethe.demo.SampleTable.row;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks, their comments and files, and the mails that the system sends about them. */
final class WorkTables {
    private static final int COMMENTS = 2;
    private static final int ACCESSES = 3;
    private static final List<String> TYPES = List.of("pdf", "docx", "xlsx", "png", "csv");
    private static final List<String> TEMPLATES =
            List.of("task-assigned", "digest", "password-reset", "file-shared", "invoice");

    private final World world;
    private final Ages closings;
    private final Ages mails;

    WorkTables(World world) {
        this.world = world;
        this.closings = world.nullable(Period.ofMonths(24), 0.24, 8);
        this.mails = world.zeroed(Period.ofMonths(6), 0.2, 3);
    }

    List<SampleTable> tables() {
        SampleSize size = world.size();
        return List.of(
                new SampleTable(
                        "task",
                        "id, company_id, created_by, assignee_id, title, status, created_at, closed_at",
                        size.tasks(),
                        this::task),
                new SampleTable(
                        "task_comment",
                        "task_id, seq, author_name, body, written_at",
                        size.tasks() * COMMENTS,
                        this::comment),
                new SampleTable(
                        "uploaded_file",
                        "id, task_id, uploaded_by, file_name, media_type, bytes, sha256, store_key, state, uploaded_at, removed_at",
                        size.files(),
                        this::file),
                new SampleTable(
                        "file_access",
                        "file_id, seq, user_id, person_name, kind, ip, accessed_at",
                        size.files() * ACCESSES,
                        this::access),
                new SampleTable(
                        "system_email",
                        "id, company_id, user_id, recipient, template, subject, body, status, sent_at",
                        size.perMille(30),
                        this::mail));
    }

    /** The closing of task {@code number} (0, 1, …); null while it is open. */
    private @Nullable Moment closing(long number) {
        Chance chance = Chance.of(world.seed(), "closing", number);
        return number < 8 || chance.yes(0.7) ? closings.moment(number, chance) : null;
    }

    private LocalDateTime creation(long number) {
        Chance chance = Chance.of(world.seed(), "creation", number);
        Moment closed = closing(number);
        LocalDateTime before = closed == null ? world.timeline().end() : closed.time();
        return before.minusMinutes(chance.between(10, 150_000));
    }

    private @Nullable Object[] task(long number, Chance chance) {
        Person creator = world.directory().activePerson(chance);
        Moment closed = closing(number);
        return row(
                number + 1,
                creator.company().id(),
                creator.id(),
                chance.yes(0.8) ? world.directory().anybody(chance).id() : null,
                chance.pick(world.texts().products()) + ": "
                        + chance.pick(world.texts().jobTitles()),
                closed != null ? "closed" : chance.yes(0.1) ? "blocked" : "open",
                creation(number),
                closed == null ? null : closed.as(DateForm.MICROSECONDS));
    }

    private @Nullable Object[] comment(long number, Chance chance) {
        if (chance.yes(0.4)) {
            return SampleTable.noRow();
        }
        long task = number / COMMENTS;
        return row(
                task + 1,
                number % COMMENTS + 1,
                world.directory().anybody(chance).fullName(),
                world.texts().text(chance),
                DateForm.SECONDS.at(creation(task).plusMinutes(chance.between(1, 2_000))));
    }

    /** The bytes of a file go a year after its task was closed; its row stays until the policy takes it. */
    private @Nullable LocalDateTime removal(long file) {
        Moment closed = closing(taskOf(file));
        if (closed == null) {
            return null;
        }
        LocalDateTime removed = closed.time().plusMonths(12).plusMinutes(file % 1_000);
        return removed.isBefore(world.timeline().end())
                        && !Chance.of(world.seed(), "stored", file).yes(0.05)
                ? removed
                : null;
    }

    private long taskOf(long file) {
        return file % world.size().tasks();
    }

    private @Nullable Object[] file(long number, Chance chance) {
        LocalDateTime removed = removal(number);
        String type = chance.pick(TYPES);
        return row(
                number + 1,
                taskOf(number) + 1,
                world.directory().anybody(chance).id(),
                chance.pick(world.texts().lastNames()) + "-" + number + "." + type,
                "application/" + type,
                chance.between(2_000, 9_000_000),
                chance.bytes(32),
                "files/" + chance.uuid(),
                removed != null ? "removed" : chance.yes(0.01) ? "quarantined" : "stored",
                creation(taskOf(number)).plusMinutes(3),
                removed);
    }

    private @Nullable Object[] access(long number, Chance chance) {
        if (chance.yes(0.2)) {
            return SampleTable.noRow();
        }
        long file = number / ACCESSES;
        Person reader = world.directory().anybody(chance);
        LocalDateTime uploaded = creation(taskOf(file)).plusMinutes(3);
        LocalDateTime removed = removal(file);
        LocalDateTime last = removed == null ? world.timeline().end() : removed;
        return row(
                file + 1,
                number % ACCESSES + 1,
                reader.id(),
                reader.fullName(),
                chance.pick(List.of("view", "view", "download", "share")),
                chance.ip(),
                Timeline.between(uploaded, last, chance.skewed()));
    }

    private @Nullable Object[] mail(long number, Chance chance) {
        Person reader = world.directory().anybody(chance);
        boolean queued = number > 100 && chance.yes(0.002);
        String template = chance.pick(TEMPLATES);
        return row(
                number + 1,
                reader.company().id(),
                reader.id(),
                reader.email(),
                template,
                template.replace('-', ' ') + ": " + chance.pick(world.texts().products()),
                "Hello " + reader.firstName() + ",\n" + world.texts().text(chance),
                queued ? "queued" : chance.yes(0.03) ? "bounced" : "sent",
                queued ? null : mails.moment(number, chance).as(DateForm.SECONDS));
    }
}
