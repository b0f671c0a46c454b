package io.lethe.demo;

import static io.lethe.demo.SampleTable.row;

import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Support, and what people ask for under the law. */
final class ServiceTables {
    private static final int MESSAGES = 4;
    private static final List<String> KINDS =
            List.of("access", "rectify", "erase", "erase", "restrict", "port", "object");

    private final World world;
    private final Ages closings;
    private final Ages messages;
    private final Ages answers;
    private final Ages checks;

    ServiceTables(World world) {
        this.world = world;
        this.closings = world.nullable(Period.ofMonths(24), 0.2, 6);
        this.messages = world.zeroed(Period.ofMonths(24), 0.2, 6);
        this.answers = world.nullable(Period.ofMonths(36), 0.2, 6);
        this.checks = world.dated(Period.ofDays(30), 0.24, 2);
    }

    List<SampleTable> tables() {
        SampleSize size = world.size();
        return List.of(
                new SampleTable(
                        "support_ticket",
                        "id, company_id, user_id, email, subject, opened_at, closed_at",
                        size.tickets(),
                        this::ticket),
                new SampleTable(
                        "support_message",
                        "ticket_id, seq, author, body, posted_at",
                        size.tickets() * MESSAGES,
                        this::message),
                new SampleTable(
                        "privacy_request",
                        "id, kind, full_name, email, received_on, closed_on, outcome",
                        size.requests(),
                        this::request),
                new SampleTable(
                        "identity_check",
                        "request_id, attempt, method, evidence, passed, checked_at",
                        size.requests() * 2,
                        this::check));
    }

    /** The closing of ticket {@code number} (0, 1, …); null while it is open. */
    private @Nullable Moment closing(long number) {
        Chance chance = Chance.of(world.seed(), "ticket", number);
        return number < 8 || chance.yes(0.9) ? closings.moment(number, chance) : null;
    }

    private @Nullable Object[] ticket(long number, Chance chance) {
        Person person = world.directory().anybody(chance);
        Moment closed = closing(number);
        LocalDateTime until = closed == null ? world.timeline().end() : closed.time();
        return row(
                number + 1,
                person.company().id(),
                chance.yes(0.7) ? person.id() : null,
                person.email(),
                chance.pick(world.texts().products()) + " does not work",
                DateForm.SECONDS.at(until.minusMinutes(chance.between(200, 40_000))),
                closed == null ? null : closed.as(DateForm.SECONDS));
    }

    private @Nullable Object[] message(long number, Chance chance) {
        long ticket = number / MESSAGES;
        Moment posted = number < 8 ? messages.moment(number, chance) : posting(ticket, chance);
        return row(
                ticket + 1,
                number % MESSAGES + 1,
                chance.yes(0.5) ? "Support" : world.texts().fullName(chance),
                world.texts().text(chance),
                posted.as(DateForm.YYYYMMDDHHMMSS));
    }

    private Moment posting(long ticket, Chance chance) {
        Moment closed = closing(ticket);
        LocalDateTime until = closed == null ? world.timeline().end() : closed.time();
        return Moment.known(until.minusMinutes(chance.between(1, 200)));
    }

    /** The answer to request {@code number} (0, 1, …); null while it is open. */
    private @Nullable Moment answer(long number) {
        Chance chance = Chance.of(world.seed(), "answer", number);
        return number < 8 || chance.yes(0.9) ? answers.moment(number, chance) : null;
    }

    private LocalDateTime receipt(long number) {
        Moment answered = answer(number);
        LocalDateTime until = answered == null ? world.timeline().end() : answered.time();
        return until.minusDays(Chance.of(world.seed(), "receipt", number).between(1, 29));
    }

    private @Nullable Object[] request(long number, Chance chance) {
        String name = world.texts().fullName(chance);
        Moment closed = answer(number);
        return row(
                number + 1,
                chance.pick(KINDS),
                name,
                Texts.address(name + " " + number, "mail"),
                Timeline.dayOf(receipt(number)),
                closed == null ? null : closed.as(DateForm.DATE),
                closed == null ? null : chance.pick(List.of("granted", "granted", "partly", "refused")));
    }

    private @Nullable Object[] check(long number, Chance chance) {
        Moment checked = number < 8
                ? checks.moment(number, chance)
                : Moment.known(receipt(number / 2).plusMinutes(chance.between(1, 1_400)));
        boolean overlooked = chance.yes(0.02);
        if (number >= 8 && isOld(checked) && !overlooked) {
            return SampleTable.noRow();
        }
        return row(
                number / 2 + 1,
                number % 2 + 1,
                chance.pick(List.of("mail-link", "callback", "document")),
                chance.yes(0.5) ? "scan-" + chance.uuid() : null,
                chance.yes(0.9),
                checked.as(DateForm.SECONDS));
    }

    /** Somebody has cleaned up by hand so far, and overlooked a few. */
    private boolean isOld(Moment checked) {
        return checked.time().isBefore(world.timeline().end().minusDays(31));
    }
}
