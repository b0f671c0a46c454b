package io.lethe.demo;

import static io.lethe.demo.SampleTable.row;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, invoices, and the checks that the law wants before a sale. */
final class TradeTables {
    private static final int LINES = 3;
    private static final List<String> STATES = List.of("delivered", "delivered", "delivered", "placed", "cancelled");

    private final World world;
    private final OrderBook book;
    private final Ages drafts;
    private final Ages screenings;

    TradeTables(World world) {
        this.world = world;
        this.book = new OrderBook(world.timeline(), world.size().orders());
        this.drafts = world.dated(Period.ofMonths(6), 0.5, 3);
        this.screenings = world.dated(Period.ofYears(6), 0.1, 9);
    }

    List<SampleTable> tables() {
        long orders = world.size().orders();
        return List.of(
                new SampleTable(
                        "purchase_order",
                        "id, company_id, placed_by, placed_by_name, status, created_at, ordered_on, draft_lines, total_cents, currency",
                        orders + drafts(),
                        (number, chance) -> number < orders ? order(number) : draft(number, chance)),
                new SampleTable(
                        "order_line", "order_id, line_no, description, quantity, cents", orders * LINES, this::line),
                new SampleTable(
                        "invoice",
                        "fiscal_year, number, company_id, order_id, bill_to_name, bill_to_email, bill_to_text, issued_on,"
                                + " paid_on, total_cents, currency",
                        orders,
                        this::invoice),
                new SampleTable(
                        "export_screening",
                        "id, company_id, person_name, country, list_version, result, screened_at",
                        world.size().perMille(3),
                        this::screening));
    }

    private long drafts() {
        return world.size().orders() / 8;
    }

    private Person buyer(long order) {
        return world.directory().activePerson(Chance.of(world.seed(), "buyer", order));
    }

    private String state(long order) {
        return Chance.of(world.seed(), "state", order).pick(STATES);
    }

    private @Nullable Object[] order(long number) {
        Person buyer = buyer(number);
        LocalDate day = book.day(number);
        return row(
                number + 1,
                buyer.company().id(),
                buyer.id(),
                buyer.fullName(),
                state(number),
                day.atTime(9, 30),
                day,
                null,
                total(number),
                "EUR");
    }

    private @Nullable Object[] draft(long number, Chance chance) {
        Person buyer = world.directory().activePerson(chance);
        Moment begun = drafts.moment(number - world.size().orders(), chance);
        String lines = "[{\"item\": \"" + chance.pick(world.texts().products()) + "\", \"quantity\": 1}]";
        return row(
                number + 1,
                buyer.company().id(),
                buyer.id(),
                buyer.fullName(),
                "draft",
                begun.as(DateForm.SECONDS),
                null,
                lines,
                0,
                "EUR");
    }

    private boolean hasLine(long order, int line) {
        return line == 1
                || Chance.of(world.seed(), "line", order * LINES + line).yes(0.5);
    }

    private long cents(long order, int line) {
        return 100L * Chance.of(world.seed(), "cents", order * LINES + line).between(5, 900);
    }

    private long total(long order) {
        long total = 0;
        for (int line = 1; line <= LINES; line++) {
            total += hasLine(order, line) ? cents(order, line) : 0;
        }
        return total;
    }

    private @Nullable Object[] line(long number, Chance chance) {
        long order = number / LINES;
        int line = (int) (number % LINES) + 1;
        if (!hasLine(order, line)) {
            return SampleTable.noRow();
        }
        return row(order + 1, line, chance.pick(world.texts().products()), chance.between(1, 20), cents(order, line));
    }

    private @Nullable Object[] invoice(long number, Chance chance) {
        if (!state(number).equals("delivered")) {
            return SampleTable.noRow();
        }
        Person buyer = buyer(number);
        LocalDate issued = book.day(number);
        return row(
                issued.getYear(),
                book.numberInYear(number),
                buyer.company().id(),
                number + 1,
                buyer.fullName(),
                buyer.email(),
                buyer.company().name() + "\n" + chance.pick(world.texts().streets()) + "\n"
                        + chance.pick(world.texts().cities()),
                issued,
                chance.yes(0.95) ? issued.plusDays(chance.between(1, 45)) : null,
                total(number),
                "EUR");
    }

    private @Nullable Object[] screening(long number, Chance chance) {
        Person person = world.directory().anybody(chance);
        Moment screened = screenings.moment(number, chance);
        return row(
                number + 1,
                person.company().id(),
                person.fullName(),
                chance.pick(List.of("IE", "DE", "FR", "US", "IN")),
                "EU-" + screened.time().getYear() + "-" + chance.between(1, 52),
                chance.yes(0.02) ? "cleared" : "clear",
                screened.as(DateForm.SECONDS));
    }
}
