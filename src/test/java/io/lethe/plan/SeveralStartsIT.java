package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Problem;
import io.lethe.policy.Start;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.DateType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Starts of several columns of different types, counted by the plan and by loops over a list that know no SQL; then deleted as the plan says. */
class SeveralStartsIT {
    private static final List<ColumnName> COLUMNS =
            List.of(new ColumnName("made"), new ColumnName("paid"), new ColumnName("seen"));
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int DAYS = 400; // some of them in the future of the as-of

    private record Line(
            int id,
            @Nullable LocalDate made,
            @Nullable LocalDate paid,
            @Nullable LocalDate seen) {
        Stream<@Nullable LocalDate> dates() {
            return Stream.of(made, paid, seen);
        }
    }

    private final SplittableRandom random = new SplittableRandom(20261123);
    private final List<Line> lines = IntStream.range(0, 800)
            .mapToObj(id -> new Line(id, day(), day(), day()))
            .toList();
    private final Crm crm = new Crm()
            .sql(
                    "create table crm.log (id int primary key, made date, paid datetime, seen bigint, key (made))",
                    "insert into crm.log values "
                            + lines.stream().map(SeveralStartsIT::row).collect(joining(", ")));

    @Test
    void isTheLastOfThemOnceAllAreThere() throws SQLException {
        TableStep step = step(aPolicy("log").since(new Start.LastOf(COLUMNS)));

        assertThat(step.path()).isEqualTo(new AccessPath.StartIndex("made"));
        assertThat(step.counts())
                .isEqualTo(counts(
                        line -> line.dates().allMatch(SeveralStartsIT::expired),
                        line -> line.dates().anyMatch(date -> date == null || date.isAfter(TODAY))));
        assertThat(step.counts().due()).isPositive();
        assertThat(deleted(step)).isEqualTo(step.counts().due());
    }

    @Test
    void isTheFirstOfThoseThatAreThere() throws SQLException {
        TableStep step = step(aPolicy("log").since(new Start.FirstOf(COLUMNS)).scanning());

        assertThat(step.path())
                .isEqualTo(new AccessPath.KeyOrder("no index is in the order of the first of [made, paid, seen]"));
        assertThat(step.counts())
                .isEqualTo(counts(
                        line -> expired(line.dates()
                                .filter(Objects::nonNull)
                                .min(Comparator.naturalOrder())
                                .orElse(null)),
                        line -> line.dates().allMatch(date -> date == null || date.isAfter(TODAY))));
        assertThat(deleted(step)).isEqualTo(step.counts().due());
    }

    @Test
    void asksBeforeItReadsTheWholeTableForTheFirst() throws SQLException {
        map(aPolicy("log").since(new Start.FirstOf(COLUMNS)));

        assertThat(Fit.of(crm.policies(), crm.catalog()).problems())
                .extracting(Problem::toString)
                .containsExactly("log.yaml:12:5  rules[0].since: table " + crm.schema()
                        + ".log: no index is in the order of the first of [made, paid, seen]; a run would read the whole table."
                        + " Accept the scan with `scan: full`");
    }

    private TableStep step(PolicyFixture policy) throws SQLException {
        map(policy.in("UTC"));
        return crm.plan().steps().getFirst();
    }

    private void map(PolicyFixture policy) {
        crm.with(
                crm.dataset("log", "log")
                        .dated("made", DateType.DATE, "UTC")
                        .dated("paid", DateType.DATETIME, "UTC")
                        .dated("seen", DateType.EPOCH_SECONDS, "UTC"),
                policy);
    }

    private Counts counts(Predicate<Line> due, Predicate<Line> undated) {
        return new Counts(
                lines.stream().filter(due).count(),
                0,
                0,
                lines.stream().filter(undated).count(),
                lines.size());
    }

    private long deleted(TableStep step) throws SQLException {
        StepCondition condition = new Conditions(crm.policies(), crm.catalog(), crm.asOf()).compile(step, Crm.holds());
        long deleted = 0;
        try (Connection connection = crm.target().open()) {
            DSLContext sql = crm.target().on(connection);
            for (Partition partition : step.partitions()) {
                deleted += sql.deleteFrom(condition.table())
                        .where(condition.all(), condition.in(partition))
                        .execute();
            }
        }
        return deleted;
    }

    private static boolean expired(@Nullable LocalDate start) {
        return start != null && start.plusDays(30).isBefore(TODAY);
    }

    private @Nullable LocalDate day() {
        return random.nextInt(5) == 0 ? null : FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private static String row(Line line) {
        return "(" + line.id() + ", " + text(line.made()) + ", " + text(line.paid()) + ", "
                + (line.seen() == null
                        ? "null"
                        : line.seen().atStartOfDay(ZoneOffset.UTC).toEpochSecond())
                + ")";
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "null" : "'" + date + "'";
    }
}
