package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.time.DateType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A few thousand random rows in three tables, counted by the plan and by loops over lists that know no SQL; then deleted as the
 * plan says, and what is left compared row by row.
 */
class BruteForceIT {
    private static final int ACCOUNTS = 400;
    private static final int ORDERS = 1500;
    private static final int LINES = 2500;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 400; // some of them in the future of the as-of

    private record Account(
            int id,
            @Nullable LocalDate closed,
            @Nullable String state,
            @Nullable String email) {}

    private record Order(
            int id, @Nullable Integer account, @Nullable LocalDate made) {}

    private record Line(int order, int number, @Nullable String seen) {}

    private final SplittableRandom random = new SplittableRandom(20261122);
    private final Crm crm = new Crm();
    private final List<Account> accounts = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    @BeforeEach
    void fill() {
        IntStream.range(0, ACCOUNTS)
                .forEach(id -> accounts.add(new Account(
                        id,
                        maybe(day()),
                        one("closed", "Closed", "open", null),
                        one("ann@x.org", "bob@x.org", "c", null))));
        IntStream.range(0, ORDERS)
                .forEach(id -> orders.add(new Order(id, maybe(random.nextInt(ACCOUNTS)), maybe(day()))));
        IntStream.range(0, LINES).forEach(i -> lines.add(new Line(random.nextInt(ORDERS), i, maybe(seen()))));
        crm.sql(
                "create table crm.account (id int primary key, closed date, state varchar(9), email varchar(20), key (closed))",
                "create table crm.orders (id int primary key, account int, made datetime(6), key (made), foreign key (account)"
                        + " references crm.account (id))",
                "create table crm.line (number int, ord int, seen char(14), primary key (ord, number), key (seen), foreign key"
                        + " (ord) references crm.orders (id))",
                insert(
                        "account",
                        accounts.stream()
                                .map(a -> row(a.id(), a.closed(), a.state(), a.email()))
                                .toList()),
                insert(
                        "orders",
                        orders.stream()
                                .map(o -> row(o.id(), o.account(), o.made() == null ? null : o.made() + " 00:00:00"))
                                .toList()),
                insert(
                        "line",
                        lines.stream()
                                .map(l -> row(l.number(), l.order(), l.seen()))
                                .toList()));
        map();
    }

    private void map() {
        Condition closed = new Condition.Equal(new ColumnName("state"), new Literal.Text("closed"));
        crm.with(
                crm.dataset("account", "account")
                        .dated("closed", DateType.DATE, "UTC")
                        .conditions("state")
                        .subject("email")
                        .child(crm.schema() + ".orders", "account"),
                aPolicy("account").since("closed").after("P2M").when(closed));
        crm.with(
                crm.dataset("orders", "orders").dated("made").child(crm.schema() + ".line", "ord"),
                aPolicy("orders").since("made").after("P1M").in("UTC"));
        crm.with(
                crm.dataset("line", "line").key("ord", "number").dated("seen", DateType.COMPACT, "UTC"),
                aPolicy("line").since("seen").after("P10D").in("UTC"));
    }

    @Test
    void countsAndDeletesWhatLoopsFind() throws SQLException {
        Scope[] holds = {
            new Scope.Row(new DatasetId("orders"), List.of("7")),
            new Scope.Row(new DatasetId("account"), List.of("11")),
            new Scope.Row(
                    new DatasetId("line"), List.of(String.valueOf(lines.get(5).order()), "5")),
            new Scope.Subject("bob@x.org")
        };

        RunPlan plan = crm.plan(holds);

        assertThat(plan.steps()).extracting(step -> step.table().table()).containsExactly("line", "orders", "account");
        assertThat(plan.steps())
                .extracting(TableStep::counts)
                .containsExactly(
                        counts(lines, this::due, this::held, line -> false, this::undated),
                        counts(orders, this::due, this::held, this::waits, order -> undated(order.made())),
                        counts(accounts, this::due, this::held, this::waits, this::undated));
        assertThat(plan.steps())
                .allSatisfy(step -> assertThat(step.counts().due()).isPositive());

        delete(plan, Crm.holds(holds));

        assertThat(ids("line", "number")).isEqualTo(left(lines, line -> !goes(line), Line::number));
        assertThat(ids("orders", "id")).isEqualTo(left(orders, order -> !goes(order), Order::id));
        assertThat(ids("account", "id")).isEqualTo(left(accounts, account -> !goes(account), Account::id));
        assertThat(crm.plan(holds).due()).isZero();
    }

    private void delete(RunPlan plan, OpenHolds holds) throws SQLException {
        Conditions conditions = new Conditions(crm.policies(), crm.catalog(), plan.asOf());
        try (Connection connection = crm.target().open()) {
            DSLContext sql = crm.target().on(connection);
            for (TableStep step : plan.steps()) {
                StepCondition condition = conditions.compile(step, holds);
                long deleted = 0;
                for (Partition partition : step.partitions()) {
                    deleted += sql.deleteFrom(condition.table())
                            .where(condition.all(), condition.in(partition))
                            .execute();
                }
                assertThat(deleted)
                        .as(step.table().toString())
                        .isEqualTo(step.counts().due());
            }
        }
    }

    private boolean due(Line line) {
        return isDate(line.seen()) && expired(LocalDate.parse(digits(line)), 10, 0);
    }

    private boolean due(Order order) {
        return expired(order.made(), 0, 1);
    }

    private boolean due(Account account) {
        return "closed".equals(account.state()) && expired(account.closed(), 0, 2);
    }

    private static boolean expired(@Nullable LocalDate start, int days, int months) {
        return start != null && start.plusMonths(months).plusDays(days).isBefore(LocalDate.of(2026, 11, 22));
    }

    private boolean held(Line line) {
        return line.order() == 7 || line.number() == 5;
    }

    private boolean held(Order order) {
        return order.id() == 7 || Integer.valueOf(11).equals(order.account());
    }

    private boolean held(Account account) {
        return account.id() == 11 || "bob@x.org".equals(account.email());
    }

    private boolean waits(Order order) {
        return lines.stream().anyMatch(line -> line.order() == order.id() && !goes(line));
    }

    private boolean waits(Account account) {
        return orders.stream()
                .anyMatch(order -> order.account() != null && order.account() == account.id() && !goes(order));
    }

    private boolean goes(Line line) {
        return due(line) && !held(line);
    }

    private boolean goes(Order order) {
        return due(order) && !held(order) && !waits(order);
    }

    private boolean goes(Account account) {
        return due(account) && !held(account) && !waits(account);
    }

    private boolean undated(Line line) {
        return !isDate(line.seen()) || undated(LocalDate.parse(digits(line)));
    }

    private boolean undated(Account account) {
        return "closed".equals(account.state()) && undated(account.closed());
    }

    private static boolean undated(@Nullable LocalDate start) {
        return start == null || start.isAfter(LocalDate.of(2026, 11, 22));
    }

    private static boolean isDate(@Nullable String seen) {
        return seen != null && seen.startsWith("2026") && !seen.startsWith("20260231");
    }

    private static String digits(Line line) {
        String seen = line.seen();
        return seen == null ? "" : seen.substring(0, 4) + "-" + seen.substring(4, 6) + "-" + seen.substring(6, 8);
    }

    private static <R> Counts counts(
            List<R> rows, Predicate<R> due, Predicate<R> held, Predicate<R> waits, Predicate<R> undated) {
        List<R> expired = rows.stream().filter(due).toList();
        List<R> free = expired.stream().filter(held.negate()).toList();
        long waiting = free.stream().filter(waits).count();
        return new Counts(
                free.size() - waiting,
                expired.size() - free.size(),
                waiting,
                rows.stream().filter(undated).count(),
                rows.size());
    }

    private Set<Integer> ids(String table, String column) {
        return new TreeSet<>(crm.server()
                .sql()
                .select(DSL.field(DSL.name(column), Integer.class))
                .from(DSL.table(DSL.name(crm.schema(), table)))
                .fetch(0, Integer.class));
    }

    private static <R> Set<Integer> left(List<R> rows, Predicate<R> stays, Function<R, Integer> id) {
        return rows.stream().filter(stays).map(id).collect(toCollection(TreeSet::new));
    }

    private LocalDate day() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private String seen() {
        return switch (random.nextInt(8)) {
            case 0 -> "garbage";
            case 1 -> "20260231000000"; // a day that no calendar has
            default -> FIRST_DAY.plusDays(random.nextInt(364)).toString().replace("-", "") + "101500";
        };
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextInt(10) == 0 ? null : value;
    }

    private @Nullable String one(@Nullable String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String insert(String table, List<String> rows) {
        return "insert into crm." + table + " values " + String.join(", ", rows);
    }

    private static String row(@Nullable Object... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> values[i] == null ? "null" : "'" + values[i] + "'")
                .collect(joining(", ", "(", ")"));
    }
}
