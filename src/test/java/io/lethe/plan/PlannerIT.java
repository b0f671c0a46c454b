package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.lethe.hold.Scope;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.time.DateType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerIT {
    private final Crm crm = new Crm();

    @Test
    void countsDueHeldAndUndatedRows() throws SQLException {
        crm.sql(
                "create table crm.log (id bigint primary key, created_at datetime(6), subject varchar(20), key (created_at))",
                "insert into crm.log values (1, '2026-10-01', 'a'), (2, '2026-10-02', 'b'), (3, '2026-10-02', 'c'),"
                        + " (4, '2026-11-20', 'd'), (5, null, 'e'), (6, '1970-01-01', 'f'), (7, '9999-12-31', 'g')");
        crm.with(crm.dataset("log", "log").dated("created_at").subject("subject"), aPolicy("log"));

        RunPlan plan = crm.plan(
                new Scope.Row(new DatasetId("log"), List.of("1")), new Scope.Subject("b"), new Scope.Subject("e"));

        TableStep step = plan.steps().getFirst();
        assertThat(step.counts()).isEqualTo(new Counts(1, 2, 0, 3, 7));
        assertThat(step.path()).isEqualTo(new AccessPath.StartIndex("created_at"));
        assertThat(step.guard()).isEqualTo(new Guard.Ok());
        assertThat(step.partitions()).containsExactly(new Partition(1, null, null, 1));
        assertThat(RunPlan.read(plan.json())).isEqualTo(plan);
    }

    @Test
    void countsRowsThatShouldHaveBeenGone() throws SQLException {
        crm.sql(
                "create table crm.account (id int primary key, closed_at date, key (closed_at))",
                "create table crm.log (id bigint primary key, created_at datetime(6), account int, key (created_at))",
                "insert into crm.account values (1, '2026-09-22'), (2, '2026-09-23'), (3, '2026-11-20')",
                "insert into crm.log values (1, '2026-09-22 22:59:59.999999', 1), (2, '2026-09-22 23:00:00', 2),"
                        + " (3, '2026-01-01', 3), (4, null, null), (5, '2026-11-20', 1)");
        crm.with(
                        crm.dataset("account", "account").dated("closed_at", DateType.DATE, "UTC"),
                        aPolicy("account").since("closed_at"))
                .with(
                        crm.dataset("log", "log").dated("created_at").parent("owner", "account", "account"),
                        aPolicy("log").deleteBy("P60D"));
        Scope held = new Scope.Row(new DatasetId("log"), List.of("3"));

        assertThat(crm.plan(held).steps().getLast().counts()).isEqualTo(new Counts(2, 1, 0, 1, 5, 0, 1));
        assertThat(crm.plan().overdue()).isEqualTo(2);
        assertThat(RunPlan.read(crm.plan().json())).isEqualTo(crm.plan());
        assertThat(new Planner(crm.policies(), crm.target(), crm.catalog())
                        .overdue(Crm.holds(held), crm.asOf())
                        .rows())
                .containsExactly(entry(new Category("log"), 1L));
    }

    @Test
    void letsParentsWaitForChildrenThatStay() throws SQLException {
        crm.sql(
                "create table crm.account (id int primary key, closed_at date, key (closed_at))",
                "create table crm.orders (id int primary key, account int, created_at datetime, key (created_at),"
                        + " foreign key (account) references crm.account (id) on delete cascade)",
                "insert into crm.account values (1, '2026-01-01'), (2, '2026-01-01'), (3, '2026-01-01'), (4, '2026-01-01')",
                "insert into crm.orders values (10, 1, '2026-01-01'), (11, 2, '2026-01-01'), (12, 2, '2026-11-20'),"
                        + " (13, 3, '2026-01-01'), (14, null, '2026-01-01')");
        crm.with(
                        crm.dataset("account", "account")
                                .dated("closed_at", DateType.DATE, "UTC")
                                .child(crm.schema() + ".orders", "account"),
                        aPolicy("account").since("closed_at"))
                .with(crm.dataset("orders", "orders").dated("created_at"), aPolicy("orders"));

        RunPlan plan = crm.plan(new Scope.Row(new DatasetId("orders"), List.of("13")));

        assertThat(plan.steps()).extracting(step -> step.table().table()).containsExactly("orders", "account");
        assertThat(plan.steps())
                .extracting(TableStep::counts)
                .containsExactly(new Counts(3, 1, 0, 0, 5), new Counts(2, 0, 2, 0, 4));
    }

    @Test
    void deletesTreeLeafByLeaf() throws SQLException {
        crm.sql(
                "create table crm.folder (id int primary key, parent int, made datetime, key (made), foreign key (parent)"
                        + " references crm.folder (id) on delete cascade)",
                "insert into crm.folder values (1, null, '2026-01-01'), (2, 1, '2026-01-01'), (3, 2, '2026-01-01'), (4, null,"
                        + " '2026-01-01'), (5, 4, '2026-11-20')");
        crm.with(
                crm.dataset("folder", "folder").dated("made").child(crm.schema() + ".folder", "parent"),
                aPolicy("folder").since("made"));

        RunPlan plan = crm.plan();

        assertThat(plan.steps().getFirst().counts()).isEqualTo(new Counts(3, 0, 1, 0, 5));
        StepCondition condition = new Conditions(crm.policies(), crm.catalog(), plan.asOf())
                .compile(plan.steps().getFirst(), Crm.holds());
        int passes = 0;
        while (crm.server()
                        .sql()
                        .deleteFrom(condition.table())
                        .where(condition.all())
                        .execute()
                > 0) {
            passes++;
        }
        assertThat(passes).isPositive();
        assertThat(crm.server().sql().fetch("select id from folder order by id").getValues(0, Integer.class))
                .containsExactly(4, 5);
    }

    @Test
    void keepsParentFromWhichAnotherPeriodRuns() throws SQLException {
        crm.sql(
                "create table crm.account (id int primary key, closed_at date, key (closed_at))",
                "create table crm.mail (id int primary key, account int)",
                "insert into crm.account values (1, '2026-01-01'), (2, '2026-01-01')",
                "insert into crm.mail values (10, 1), (11, 99)");
        crm.with(
                crm.dataset("account", "account").dated("closed_at", DateType.DATE, "UTC"),
                aPolicy("account").since("closed_at"));
        crm.with(
                crm.dataset("mail", "mail").parent("account", "account", "account"),
                aPolicy("mail").since("account.closed_at").after("P1Y"));

        RunPlan plan = crm.plan();

        assertThat(plan.steps()).extracting(step -> step.table().table()).containsExactly("mail", "account");
        assertThat(plan.steps())
                .extracting(TableStep::counts)
                .containsExactly(new Counts(0, 0, 0, 1, 2), new Counts(1, 0, 1, 0, 2));
        assertThat(plan.steps().getFirst().path())
                .hasToString("full pass by key (the start lies in account.closed_at)");
    }

    @Test
    void givesEqualPlansForEqualInputs() throws SQLException {
        crm.sql(
                "create table crm.log (id bigint primary key, created_at datetime(6), key (created_at))",
                "insert into crm.log values (1, '2026-10-01'), (2, '2026-10-02')");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        RunPlan first = crm.plan();

        assertThat(crm.plan().digest()).isEqualTo(first.digest());
        assertThat(crm.plan(new Scope.Row(new DatasetId("log"), List.of("2"))).digest())
                .isNotEqualTo(first.digest());
        assertThat(crm.plan(new Scope.Whole(new Category("log")))
                        .steps()
                        .getFirst()
                        .counts())
                .isEqualTo(new Counts(0, 2, 0, 0, 2));
    }

    @Test
    void refusesStepOfAnotherPolicyOrAsOf() throws SQLException {
        crm.sql("create table crm.log (id bigint primary key, created_at datetime(6), key (created_at))");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));
        TableStep step = crm.plan().steps().getFirst();
        Conditions later =
                new Conditions(crm.policies(), crm.catalog(), crm.asOf().plus(Duration.ofDays(1)));

        assertThatThrownBy(() -> later.compile(step, Crm.holds()))
                .hasMessage("log rules[0] on " + crm.schema()
                        + ".log: planned with the cutoff 2026-10-22T23:00:00Z but it is 2026-10-23T23:00:00Z");

        Crm edited = new Crm();
        edited.with(
                crm.dataset("log", "log").dated("created_at"), aPolicy("log").after("P1D"));
        Conditions other = new Conditions(edited.policies(), crm.catalog(), crm.asOf());
        assertThatThrownBy(() -> other.compile(step, Crm.holds()))
                .hasMessage("step 1 was planned under another log policy");
    }
}
