package io.lethe.demo;

import static io.lethe.demo.SampleTable.row;

import io.lethe.demo.Moment.Stored;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users and what lets them in. */
final class AccountTables {
    private static final List<String> PREFERENCES = List.of("week_start", "clock", "digest", "language");
    private static final List<String> CREDENTIALS = List.of("password", "totp", "api-key", "reset");
    private static final List<String> ZONES = List.of(
            "Europe/Dublin", "Europe/Dublin", "Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata");
    private static final List<String> DATE_FORMATS = List.of("dd/MM/yyyy", "yyyy-MM-dd", "dd.MM.yyyy", "MM/dd/yyyy");

    private final World world;
    private final Ages revocations;
    private final Ages sessions;
    private final Ages invitations;

    AccountTables(World world) {
        this.world = world;
        this.revocations = world.dated(Period.ofDays(30), 0.8, 3);
        this.sessions = world.dated(Period.ofDays(90), 0.2, 2);
        this.invitations = world.nullable(Period.ofDays(30), 0.3, 3);
    }

    List<SampleTable> tables() {
        SampleSize size = world.size();
        return List.of(
                new SampleTable(
                        "app_user",
                        "id, company_id, username, first_name, last_name, job_title, email, phone, time_zone, date_format,"
                                + " status, processing_restricted, created_at, deactivated_at",
                        size.people(),
                        this::user),
                new SampleTable(
                        "user_preference",
                        "user_id, name, value, changed_at",
                        size.people() * PREFERENCES.size(),
                        this::preference),
                new SampleTable(
                        "credential",
                        "id, user_id, kind, secret_hash, created_at, revoked_at",
                        size.people() * 3 / 2,
                        this::credential),
                new SampleTable(
                        "user_session",
                        "id, user_id, ip, user_agent, created_at, last_seen_at, ended_at",
                        size.perMille(25),
                        this::session),
                new SampleTable(
                        "invitation",
                        "id, company_id, invited_by, email, full_name, sent_at, expires_on, accepted_at",
                        size.perMille(4),
                        this::invitation));
    }

    private @Nullable Object[] user(long number, Chance chance) {
        Person person = world.directory().person(number + 1);
        Moment left = person.left();
        return row(
                person.id(),
                person.company().id(),
                person.username(),
                person.firstName(),
                person.lastName(),
                chance.pick(world.texts().jobTitles()),
                person.email(),
                chance.yes(0.6) ? world.texts().phone(chance) : null,
                chance.pick(ZONES),
                chance.pick(DATE_FORMATS),
                left != null ? "deactivated" : chance.yes(0.02) ? "invited" : "active",
                chance.yes(0.003),
                person.createdAt(),
                left == null ? null : left.as(DateForm.MICROSECONDS));
    }

    private @Nullable Object[] preference(long number, Chance chance) {
        if (chance.yes(0.65)) {
            return SampleTable.noRow();
        }
        String name = PREFERENCES.get((int) (number % PREFERENCES.size()));
        Person person = world.directory().person(number / PREFERENCES.size() + 1);
        String value = switch (name) {
            case "week_start" -> chance.pick(List.of("monday", "sunday"));
            case "clock" -> chance.pick(List.of("24h", "12h"));
            case "digest" -> chance.pick(List.of("daily", "weekly", "off"));
            default -> chance.pick(List.of("en", "de", "fr", "ga"));
        };
        return row(
                person.id(), name, value, DateForm.SECONDS.at(world.timeline().after(person.createdAt(), chance)));
    }

    private @Nullable Object[] credential(long number, Chance chance) {
        Person person = world.directory().person(number % world.size().people() + 1);
        String kind = number < world.size().people() ? "password" : chance.pick(CREDENTIALS);
        Moment revoked = revocation(number, person, chance);
        return row(
                number + 1,
                person.id(),
                kind,
                "$argon2id$" + HexFormat.of().formatHex(chance.bytes(24)),
                person.createdAt(),
                revoked == null ? null : revoked.as(DateForm.MICROSECONDS));
    }

    /** Who leaves loses every key; the others change one now and then. */
    private @Nullable Moment revocation(long number, Person person, Chance chance) {
        Moment left = person.left();
        if (left != null && left.stored() == Stored.KNOWN) {
            return left;
        }
        return chance.yes(0.12) ? revocations.moment(number, chance) : null;
    }

    private @Nullable Object[] session(long number, Chance chance) {
        Person person = world.directory().activePerson(chance);
        LocalDateTime lastSeen = sessions.moment(number, chance).time();
        boolean loggedOut = chance.yes(0.4);
        return row(
                chance.uuidBytes(),
                person.id(),
                chance.ip(),
                chance.pick(world.texts().browsers()),
                DateForm.MILLISECONDS.at(lastSeen.minusSeconds(chance.between(1, 40_000))),
                DateForm.MILLISECONDS.at(lastSeen),
                loggedOut ? DateForm.MILLISECONDS.at(lastSeen) : null);
    }

    private @Nullable Object[] invitation(long number, Chance chance) {
        Person inviter = world.directory().anybody(chance);
        Moment expires = invitations.moment(number, chance);
        LocalDateTime sent = expires.time().minusDays(14);
        String name = world.texts().fullName(chance);
        return row(
                chance.uuid().toString(),
                inviter.company().id(),
                inviter.id(),
                Texts.address(name + " " + number, inviter.company().domain()),
                name,
                DateForm.SECONDS.at(sent),
                expires.as(DateForm.DATE),
                chance.yes(0.6) ? DateForm.SECONDS.at(sent.plusHours(chance.between(1, 300))) : null);
    }
}
