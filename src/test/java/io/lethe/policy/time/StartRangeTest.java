package io.lethe.policy.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Policies;
import io.lethe.policy.PolicyTest.Fate;
import io.lethe.policy.judge.Judgement;
import io.lethe.policy.judge.RuleBook;
import io.lethe.policy.judge.StartReading;
import io.lethe.policy.name.ColumnName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The range that SQL works with, held against the judge that reads one row at a time. */
class StartRangeTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Dublin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("America/Havana"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Asia/Kolkata"));

    private static final List<CountFrom> COUNTS = List.of(CountFrom.values());
    private static final Instant EARLIEST = Instant.parse("1987-01-01T00:00:00Z");

    private final SplittableRandom random = new SplittableRandom(20261122);

    @Test
    void saysTheBoundsInTheColumnsOwnTerms() {
        Expiry expiry = expiry(Period.ofMonths(13), CountFrom.START, ZoneId.of("Europe/Dublin"));
        Instant asOf = Instant.parse("2026-11-22T09:30:00Z");

        assertThat(range(DateType.DATE, expiry, asOf)).isEqualTo(texts("1970-01-03", "2025-10-22", "2026-11-22"));
        assertThat(range(DateType.DATETIME, expiry, asOf))
                .isEqualTo(texts("1970-01-03 00:00:00", "2025-10-21 23:00:00", "2026-11-22 09:30:00"));
        assertThat(range(DateType.TIMESTAMP, expiry, asOf))
                .isEqualTo(texts("1970-01-03 00:00:00", "2025-10-21 23:00:00", "2026-11-22 09:30:00"));
        assertThat(range(DateType.COMPACT, expiry, asOf))
                .isEqualTo(texts("19700103000000", "20251021230000", "20261122093000"));
        assertThat(range(DateType.EPOCH_SECONDS, expiry, asOf))
                .isEqualTo(numbers(172_800, 1_761_087_600, 1_795_339_800));
        assertThat(range(DateType.EPOCH_MILLISECONDS, expiry, asOf))
                .isEqualTo(numbers(172_800_000, 1_761_087_600_000L, 1_795_339_800_000L));
    }

    @Test
    void roundsTowardsKeepingWhereTheColumnsClocksAreAboutToGoBack() {
        // Midnight of 1 November in Kolkata is 18:30 UTC; choose a cutoff of 05:30 UTC through Pacific/Marquesas-like
        // offsets:
        // half past one in the morning of New York's first pass through the hour from one to two.
        Instant cutoff = Instant.parse("2026-11-01T05:30:00Z");
        ZoneId newYork = ZoneId.of("America/New_York");

        assertThat(LocalTimes.surelyBefore(cutoff, newYork)).isEqualTo(LocalDateTime.parse("2026-11-01T01:00:00"));
        assertThat(LocalTimes.surelyBefore(cutoff.plusSeconds(3600), newYork))
                .isEqualTo(LocalDateTime.parse("2026-11-01T01:30:00"));
        assertThat(LocalTimes.surelyFrom(cutoff, newYork)).isEqualTo(LocalDateTime.parse("2026-11-01T01:30:00"));
        assertThat(LocalTimes.surelyFrom(cutoff.plusSeconds(3600), newYork))
                .isEqualTo(LocalDateTime.parse("2026-11-01T02:00:00"));
    }

    @Test
    void roundsTowardsKeepingWhereTheColumnsClocksHaveJustSkippedAnHour() {
        Instant cutoff = Instant.parse("2026-03-08T07:30:00Z");
        ZoneId newYork = ZoneId.of("America/New_York");

        assertThat(LocalTimes.surelyBefore(cutoff, newYork)).isEqualTo(LocalDateTime.parse("2026-03-08T02:30:00"));
        assertThat(LocalTimes.surelyFrom(cutoff.minusSeconds(3600), newYork))
                .isEqualTo(LocalDateTime.parse("2026-03-08T02:30:00"));
    }

    @Test
    void agreesWithTheJudgeOnEveryValueAroundItsBounds() {
        int compared = 0;
        int held = 0;
        for (ZoneId policyZone : ZONES) {
            for (ZoneId columnZone : ZONES) {
                for (DateType type : DateType.values()) {
                    DateColumn column = new DateColumn(new ColumnName("started"), type, columnZone);
                    for (int i = 0; i < 4; i++) {
                        Expiry expiry = anyExpiry(policyZone);
                        Instant asOf = anyInstant(columnZone);
                        Agreement agreement = new Agreement(column, expiry, asOf);
                        for (String value : values(column, expiry, asOf)) {
                            held += agreement.check(value);
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(100_000);
        assertThat(held).as("values that only the range keeps").isLessThan(compared / 100);
    }

    /** One range and the judge of the same rule. */
    private record Agreement(DateColumn column, Expiry expiry, Instant asOf, StartRange range, RuleBook rules) {
        Agreement(DateColumn column, Expiry expiry, Instant asOf) {
            this(column, expiry, asOf, StartRange.of(column, expiry, asOf), Policies.onRowsOf(column, expiry));
        }

        /** 1 if the range keeps what the judge finds due, which is allowed in the hour of a change only. */
        int check(String value) {
            Judgement judgement = rules.judge(Map.of("started", value), asOf);
            Supplier<String> shown =
                    () -> column + " " + value + ", " + range + ", " + expiry + " as of " + asOf + ": " + judgement;
            boolean inRange = compare(range.floor(), value) <= 0 && compare(range.dueBefore(), value) > 0;
            if (inRange) {
                assertThat(judgement.fate()).as(shown).isEqualTo(Fate.PURGE);
            }
            checkUndated(value, judgement, shown);
            if (judgement.fate() == Fate.PURGE && !inRange) {
                assertThat(isWithinSkippedHour(value)).as(shown).isTrue();
                return 1;
            }
            return 0;
        }

        private void checkUndated(String value, Judgement judgement, Supplier<String> shown) {
            boolean placeholder = judgement instanceof Judgement.Undated undated
                    && undated.start().reason() == StartReading.Reason.PLACEHOLDER;
            boolean future = judgement instanceof Judgement.Undated undated
                    && undated.start().reason() == StartReading.Reason.FUTURE;
            assertThat(placeholder).as(shown).isEqualTo(compare(range.floor(), value) > 0);
            if (future) {
                assertThat(compare(range.notAfter(), value)).as(shown).isNegative();
            } else if (compare(range.notAfter(), value) < 0) {
                assertThat(column.type().isLocal() && nearChange(asOf))
                        .as(shown)
                        .isTrue();
            }
        }

        private boolean isWithinSkippedHour(String value) {
            Instant cutoff = expiry.cutoff(asOf);
            ZoneOffsetTransition change = column.zone().getRules().previousTransition(cutoff.plusNanos(1));
            if (!column.type().isLocal() || change == null || !change.isGap()) {
                return false;
            }
            Duration beyond = Duration.between(time(range.dueBefore().asText()), time(value));
            return cutoff.isBefore(change.getInstant().plus(change.getDuration()))
                    && beyond.compareTo(change.getDuration()) < 0;
        }

        private boolean nearChange(Instant instant) {
            ZoneOffsetTransition change = column.zone().getRules().previousTransition(instant.plusNanos(1));
            return change != null
                    && instant.isBefore(
                            change.getInstant().plus(change.getDuration().abs()));
        }

        private static int compare(Bound bound, String value) {
            return switch (bound) {
                case Bound.Text text -> text.asText().compareTo(value);
                case Bound.Epoch number -> Long.compare(number.value(), Long.parseLong(value));
            };
        }

        private static LocalDateTime time(String text) {
            return text.contains("-")
                    ? LocalDateTime.parse(text.replace(' ', 'T'))
                    : time(text.replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3 $4:$5:$6"));
        }
    }

    private List<String> values(DateColumn column, Expiry expiry, Instant asOf) {
        List<String> values = new ArrayList<>();
        Instant cutoff = expiry.cutoff(asOf);
        for (Instant around : List.of(cutoff, asOf, Instant.parse("1970-01-03T00:00:00Z"))) {
            for (long seconds : new long[] {0, 1, 1800, 3599, 3600, 5400, 7200, 86_399, 86_400, 90_000}) {
                values.add(text(column, around.plusSeconds(seconds)));
                values.add(text(column, around.minusSeconds(seconds)));
            }
            for (int i = 0; i < 10; i++) {
                values.add(text(column, around.plusSeconds(random.nextLong(-93_600, 93_600))));
            }
        }
        if (column.type().isLocal()) {
            skippedHour(column, cutoff, values);
        }
        return values;
    }

    /** Values that never were, since the clocks skipped them, as some writer may have left them. */
    private void skippedHour(DateColumn column, Instant cutoff, List<String> values) {
        ZoneOffsetTransition change = column.zone().getRules().previousTransition(cutoff.plusSeconds(86_400));
        if (change != null) {
            for (long minutes : new long[] {-30, 0, 10, 30, 59, 60, 61, 90}) {
                values.add(Bounds.text(column, change.getDateTimeBefore().plusMinutes(minutes))
                        .asText());
                values.add(Bounds.text(column, change.getDateTimeAfter().plusMinutes(minutes))
                        .asText());
            }
        }
    }

    private static String text(DateColumn column, Instant instant) {
        return switch (column.type()) {
            case DATE, DATETIME, COMPACT ->
                Bounds.text(column, LocalDateTime.ofInstant(instant, column.zone()))
                        .asText();
            case TIMESTAMP, EPOCH_SECONDS, EPOCH_MILLISECONDS ->
                Bounds.exact(column, instant).asText();
        };
    }

    private Expiry anyExpiry(ZoneId zone) {
        List<Period> periods =
                List.of(Period.ZERO, Period.ofDays(30), Period.ofMonths(1), Period.ofMonths(13), Period.ofYears(7));
        CountFrom countFrom = COUNTS.get(random.nextInt(3));
        return expiry(periods.get(random.nextInt(periods.size())), countFrom, zone);
    }

    /** Any moment of forty years, one in two within a day of a change of the clocks. */
    private Instant anyInstant(ZoneId zone) {
        Instant any = EARLIEST.plusSeconds(random.nextLong(1_262_304_000));
        ZoneOffsetTransition change = zone.getRules().previousTransition(any);
        return change == null || change.getInstant().isBefore(EARLIEST) || random.nextBoolean()
                ? any
                : change.getInstant().plusSeconds(random.nextLong(-86_400, 86_400));
    }

    private static StartRange range(DateType type, Expiry expiry, Instant asOf) {
        return StartRange.of(new DateColumn(new ColumnName("started"), type, ZoneOffset.UTC), expiry, asOf);
    }

    private static Expiry expiry(Period period, CountFrom countFrom, ZoneId zone) {
        return new Expiry(new RetentionPeriod(period), countFrom, zone);
    }

    private static StartRange texts(String floor, String dueBefore, String notAfter) {
        return new StartRange(new Bound.Text(floor), new Bound.Text(dueBefore), new Bound.Text(notAfter));
    }

    private static StartRange numbers(long floor, long dueBefore, long notAfter) {
        return new StartRange(new Bound.Epoch(floor), new Bound.Epoch(dueBefore), new Bound.Epoch(notAfter));
    }
}
