package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.Scope;
import io.lethe.policy.DatasetId;
import java.sql.SQLException;
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
                                .dated("closed_at", io.lethe.policy.DateType.DATE, "UTC")
                                .child(crm.schema() + ".orders", "account"),
                        aPolicy("account").since("closed_at"))
                .with(crm.dataset("orders", "orders").dated("created_at"), aPolicy("orders"));

        RunPlan plan = crm.plan(new Scope.Row(new DatasetId("orders"), List.of("13")));

        assertThat(plan.steps()).extracting(step -> step.table().table()).containsExactly("orders", "account");
        assertThat(plan.steps())
                .extracting(TableStep::counts)
                .containsExactly(new Counts(3, 1, 0, 0, 5), new Counts(2, 0, 2, 0, 4));
    }
}
