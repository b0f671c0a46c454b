package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies over the engine's own records. */
class OwnRecordsFitIT {
    private final Crm crm = new Crm();

    @Test
    void refusesEveryRuleForWhatLetheIsBelievedBy() throws SQLException {
        crm.sql("create table crm.leaf (id bigint primary key, idx bigint, receipt int, hash int, created_at datetime,"
                + " key (created_at))");
        crm.with(crm.dataset("leaf", "leaf").dated("created_at"), aPolicy("leaf"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.leaf.table: expected no rule for crm.leaf, by which Lethe works or"
                                + " is believed, but there is one. Put the table under out-of-scope");
    }

    @Test
    void refusesReceiptsThatTheLedgerMayNotHave() throws SQLException {
        String table =
                "create table crm.receipt (id bigint primary key, target varchar(64), fence int, sealed_keys int,"
                        + " leaf bigint, created_at datetime, key (created_at))";
        crm.sql(table);
        Condition own = new Condition.Equal(new ColumnName("target"), new Literal.Text("crm"));
        Condition known = new Condition.IsNotNull(new ColumnName("leaf"));
        Condition blank = new Condition.IsNull(new ColumnName("sealed_keys"));
        DatasetFixture receipts =
                crm.dataset("receipt", "receipt").dated("created_at").conditions("target", "leaf", "sealed_keys");
        crm.with(receipts, aPolicy("receipt").when(new Condition.Any(List.of(own, known, blank))));

        assertThat(problems())
                .containsExactly(
                        "receipt.yaml:12:5  rules[0].when: expected that only such rows of crm.receipt go as Lethe has no"
                                + " more use for, but the rule does not say so. Add target: crm, leaf: {is: not-null},"
                                + " sealed_keys: {is: null}");

        Crm others = new Crm();
        others.sql(table);
        others.with(receipts(others), aPolicy("receipt").when(new Condition.All(List.of(own, known, blank))));
        assertThat(Fit.of(others.policies(), others.catalog()).problems()).isEmpty();
    }

    @Test
    void refusesToTakeRunsAwayThatHaveNotEnded() throws SQLException {
        crm.sql(
                "create table crm.run (id bigint primary key, plan int, policy_set int, state varchar(16), ended_at datetime,"
                        + " key (ended_at))");
        Condition ended = new Condition.In(
                new ColumnName("state"), List.of(new Literal.Text("finished"), new Literal.Text("stopped")));
        crm.with(
                crm.dataset("run", "run").dated("ended_at").conditions("state"),
                aPolicy("run").since("ended_at").when(ended));

        assertThat(problems())
                .containsExactly(
                        "run.yaml:12:5  rules[0].when: expected that only such rows of crm.run go as Lethe has no more use"
                                + " for, but the rule does not say so. Add state: [finished, incomplete, aborted]");
    }

    private static DatasetFixture receipts(Crm crm) {
        return crm.dataset("receipt", "receipt").dated("created_at").conditions("target", "leaf", "sealed_keys");
    }

    private List<String> problems() throws SQLException {
        return Fit.of(crm.policies(), crm.catalog()).problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace(crm.schema() + ".", "crm."))
                .toList();
    }
}
