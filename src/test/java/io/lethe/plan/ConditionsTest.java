package io.lethe.plan;

import static io.lethe.plan.DatasetFixture.aDataset;
import static io.lethe.plan.PolicyFixture.aPolicy;
import static io.lethe.plan.TableFixture.aTable;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.catalog.BinaryLog;
import io.lethe.catalog.Catalog;
import io.lethe.catalog.Flavor;
import io.lethe.catalog.Server;
import io.lethe.catalog.Table;
import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.Condition;
import io.lethe.policy.DataMap;
import io.lethe.policy.Literal;
import io.lethe.policy.PolicySet;
import io.lethe.policy.SourceFile;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.time.DateType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole text of what is counted and deleted. */
class ConditionsTest {
    private static final Instant AS_OF = Instant.parse("2026-11-22T12:00:00Z");
    private static final DatasetId ACCOUNT = new DatasetId("account");

    private final TableFixture account = aTable("crm.account")
            .column("id", "bigint")
            .column("closed_at", "datetime")
            .column("state", "varchar")
            .column("email", "varchar")
            .column("referrer", "bigint")
            .index("PRIMARY", "id")
            .index("closed", "closed_at");
    private final TableFixture orders = aTable("crm.orders")
            .column("tenant", "binary")
            .column("number", "int")
            .column("account", "bigint")
            .column("seen", "char")
            .index("PRIMARY", "tenant", "number")
            .pointsAt(account, "account", "id");

    private final PolicySet policies = policies();

    ConditionsTest() {
        account.pointsAt(account, "referrer", "id");
    }

    private static PolicySet policies() {
        Condition closed = new Condition.All(List.of(
                new Condition.Equal(new ColumnName("state"), new Literal.Text("closed")),
                new Condition.Not(new Condition.Before(new ColumnName("closed_at"), LocalDate.of(2020, 1, 1)))));
        DataMap map = new DataMap(
                new TargetName("crm"),
                List.of(
                        aDataset("account", "crm.account")
                                .dated("closed_at")
                                .subject("email")
                                .conditions("state")
                                .build(),
                        aDataset("orders", "crm.orders")
                                .key("tenant", "number")
                                .parent("account", "account", "account")
                                .build(),
                        aDataset("seen", "crm.orders")
                                .key("tenant", "number")
                                .dated("seen", DateType.COMPACT, "Asia/Tokyo")
                                .build()),
                List.of(),
                Map.of(),
                new SourceFile("maps/crm.yaml", new byte[0]));
        return new PolicySet(
                List.of(
                        aPolicy("account")
                                .since("closed_at")
                                .after("P6M")
                                .when(closed)
                                .build(),
                        aPolicy("orders")
                                .since("account.closed_at")
                                .after("P1Y")
                                .build(),
                        aPolicy("seen").since("seen").build()),
                List.of(map),
                List.of());
    }

    private Catalog catalog(Flavor flavor) {
        Map<io.lethe.policy.name.TableName, Table> tables =
                Stream.of(account.build(), orders.build()).collect(toMap(Table::name, table -> table));
        return new Catalog(
                new TargetName("crm"),
                new Server("", flavor, "", "", "", new BinaryLog(true, "ROW", "FULL", Duration.ZERO)),
                tables);
    }

    @ParameterizedTest
    @EnumSource
    void deletesWhatIsDueFreeAndChildless(Flavor flavor) {
        OpenHolds holds = Crm.holds(
                new Scope.Row(ACCOUNT, List.of("17")),
                new Scope.Row(ACCOUNT, List.of("no number")),
                new Scope.Row(new DatasetId("orders"), List.of("0198f2", "3")),
                new Scope.Subject("ann@example.org"));

        assertGolden("delete-account", flavor, delete("account", flavor, holds));
        assertGolden("delete-orders", flavor, delete("orders", flavor, holds));
        assertGolden("delete-seen", flavor, delete("seen", flavor, Crm.holds()));
    }

    @ParameterizedTest
    @EnumSource
    void deletesNothingOfCategoryThatIsHeldWhole(Flavor flavor) {
        assertGolden("delete-held", flavor, delete("seen", flavor, Crm.holds(new Scope.Whole(new Category("seen")))));
    }

    @ParameterizedTest
    @EnumSource
    void countsByDayUndatedAndInOnePass(Flavor flavor) {
        OpenHolds holds = Crm.holds(new Scope.Row(ACCOUNT, List.of("17")));
        StepRows byDay = rows("account", flavor, holds);
        DayBuckets days = requireNonNull(byDay.buckets());

        assertGolden("count-account-by-day", flavor, StepCounter.byDayStatement(byDay, days));
        assertGolden("count-account-undated", flavor, StepCounter.undatedStatement(byDay));
        assertGolden("count-orders", flavor, StepCounter.onePassStatement(rows("orders", flavor, holds)));
        assertGolden("count-seen-undated", flavor, StepCounter.undatedStatement(rows("seen", flavor, holds)));
    }

    @Test
    void refusesHoldsThatThePoliciesDoNotKnow() {
        OpenHolds holds = Crm.holds(
                new Scope.Row(new DatasetId("renamed"), List.of("1")),
                new Scope.Row(ACCOUNT, List.of("1", "2")),
                new Scope.Whole(new Category("renamed")));

        assertThatThrownBy(() -> rows("account", Flavor.MYSQL, holds))
                .isInstanceOfSatisfying(
                        PlanRefusedException.class,
                        refused -> assertThat(refused.problems())
                                .map(Object::toString)
                                .containsExactly(
                                        "hold 00000000-0000-0000-0000-000000000001  expected a dataset of the data maps but was"
                                                + " \"renamed\". Name the dataset as it was, or release the hold and place it anew",
                                        "hold 00000000-0000-0000-0000-000000000002  expected 1 values for the key [id] of account but"
                                                + " was 2. Release the hold and place it anew",
                                        "hold 00000000-0000-0000-0000-000000000003  expected a category of the policies but was"
                                                + " \"renamed\". Name the policy's file as it was, or release the hold and place it anew"));
    }

    @Test
    void refusesMoreHeldRowsThanOneStatementBears() {
        OpenHolds holds = Crm.holds(IntStream.rangeClosed(0, HoldFit.MOST_ROWS)
                .mapToObj(i -> new Scope.Row(ACCOUNT, List.of(String.valueOf(i))))
                .toArray(Scope[]::new));

        assertThatThrownBy(() -> rows("account", Flavor.MYSQL, holds))
                .hasMessage(
                        "1 problem: holds  account: expected at most 5000 held rows in one dataset but was 5001. Hold the"
                                + " subjects or the whole category instead");
    }

    private Query delete(String category, Flavor flavor, OpenHolds holds) {
        StepCondition condition = rows(category, flavor, holds).condition();
        return DSL.deleteFrom(condition.table()).where(condition.all());
    }

    private StepRows rows(String category, Flavor flavor, OpenHolds holds) {
        Catalog catalog = catalog(flavor);
        Conditions conditions = new Conditions(policies, catalog, AS_OF);
        HoldConditions held = new HoldConditions(policies, catalog, holds);
        List<Claim> claims = new ClaimFinder(policies, catalog).find(Set.of());
        Waiting waiting = new Waiting(
                conditions,
                held,
                claims.stream().collect(groupingBy(claim -> claim.table().name())));
        return claims.stream()
                .filter(claim -> claim.policy().category().name().equals(category))
                .map(claim -> StepRows.of(new Outlook(claim, conditions, held, waiting, Set.of())))
                .findFirst()
                .orElseThrow();
    }

    private static void assertGolden(String name, Flavor flavor, Query statement) {
        Settings settings =
                new Settings().withRenderQuotedNames(RenderQuotedNames.ALWAYS).withRenderFormatted(true);
        DSLContext sql = DSL.using(flavor.dialect(), settings);
        Golden.assertSame(name + "." + flavor.dialect().getNameLC() + ".sql", sql.renderInlined(statement));
    }
}
