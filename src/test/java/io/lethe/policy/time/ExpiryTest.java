package io.lethe.policy.time;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The calendar arithmetic, against a table and against its own meaning. */
class ExpiryTest {
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Dublin",
            "America/New_York",
            "America/Sao_Paulo",
            "America/St_Johns",
            "America/Havana",
            "Pacific/Apia",
            "Pacific/Kwajalein",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "Asia/Kolkata");

    private static final List<CountFrom> COUNTS = List.of(CountFrom.values());

    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest(name = "{0} {1} + {2} from {3}")
    @CsvFileSource(resources = "/policies/expiry.csv", numLinesToSkip = 1)
    void endsWithTheLocalDay(ArgumentsAccessor row) {
        LocalDate start = requireNonNull(row.get(1, LocalDate.class));
        Instant due = requireNonNull(row.get(5, Instant.class));
        Expiry expiry = new Expiry(
                new RetentionPeriod(Period.parse(row.getString(2))),
                countFrom(requireNonNull(row.getString(3))),
                ZoneId.of(row.getString(0)));

        assertThat(expiry.lastDayKept(start)).isEqualTo(row.get(4, LocalDate.class));
        assertThat(expiry.dueAt(start)).isEqualTo(due);
        assertThat(expiry.firstDayNotDue(due)).isAfter(start);
        assertThat(expiry.firstDayNotDue(due.minusNanos(1))).isBeforeOrEqualTo(start);
    }

    @Test
    void findsTheDayFromWhichNothingIsDueByTheSameArithmetic() {
        for (int i = 0; i < 5_000; i++) {
            Expiry expiry = anyExpiry();
            Instant asOf = Instant.ofEpochSecond(random.nextLong(500_000_000L, 2_000_000_000L));
            LocalDate first = expiry.firstDayNotDue(asOf);

            assertThat(expiry.dueAt(first)).as("%s as of %s", expiry, asOf).isAfter(asOf);
            assertThat(expiry.dueAt(first.minusDays(1)))
                    .as("%s as of %s", expiry, asOf)
                    .isBeforeOrEqualTo(asOf);
        }
    }

    @Test
    void neverMovesADueDateBackwardsAsTheStartMovesOn() {
        for (int i = 0; i < 300; i++) {
            Expiry expiry = anyExpiry();
            LocalDate day = LocalDate.of(1971 + random.nextInt(60), 1, 1);
            Instant before = expiry.dueAt(day);
            for (int j = 0; j < 400; j++) {
                day = day.plusDays(1);
                Instant due = expiry.dueAt(day);
                assertThat(due).as("%s from %s", expiry, day).isAfterOrEqualTo(before);
                before = due;
            }
        }
    }

    @Test
    void isNeverEarly() {
        for (int i = 0; i < 20_000; i++) {
            Expiry expiry = anyExpiry();
            Instant start = Instant.ofEpochSecond(random.nextLong(200_000_000L, 2_000_000_000L));
            Instant due = expiry.dueAt(LocalDays.reached(start, expiry.zone()));

            LocalDate started = start.atZone(expiry.zone()).toLocalDate();
            LocalDate shown = due.minusNanos(1).atZone(expiry.zone()).toLocalDate();
            // A moment before it is due, the local calendar shows the last day of the period, or a day that the zone
            // left out.
            assertThat(shown).as("%s from %s", expiry, start).isAfterOrEqualTo(lastExisting(expiry, started));
            assertThat(due).isAfter(start);
        }
    }

    private static LocalDate lastExisting(Expiry expiry, LocalDate start) {
        LocalDate last = expiry.lastDayKept(start);
        LocalDate exists =
                LocalDays.first(last, expiry.zone()).atZone(expiry.zone()).toLocalDate();
        return exists.equals(last) ? last : last.minusDays(1);
    }

    private Expiry anyExpiry() {
        Period period = switch (random.nextInt(5)) {
            case 0 -> Period.ZERO;
            case 1 -> Period.ofDays(random.nextInt(1, 1000));
            case 2 -> Period.ofMonths(random.nextInt(1, 60));
            case 3 -> Period.ofYears(random.nextInt(1, 30));
            default -> Period.of(random.nextInt(3), random.nextInt(1, 12), random.nextInt(40));
        };
        return new Expiry(
                new RetentionPeriod(period),
                COUNTS.get(random.nextInt(3)),
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
    }

    private static CountFrom countFrom(String word) {
        return COUNTS.stream()
                .filter(each -> each.toString().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
