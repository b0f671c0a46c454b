package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.hold.Hold;
import io.lethe.hold.Scope;
import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.OnDelete;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.time.DateType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowExplainerIT {
    private static final Instant FIRING = Instant.parse("2026-11-23T02:00:00Z");

    private final Crm crm = new Crm();

    @BeforeEach
    void fill() {
        crm.sql(
                "create table crm.account (id int primary key, closed_at date, state varchar(10), email varchar(20), key (closed_at))",
                "create table crm.orders (id int primary key, account int, foreign key (account) references crm.account (id))",
                "insert into crm.account values (1, '2026-01-01', 'closed', null), (2, '2026-11-01', 'closed', null), (3, null,"
                        + " 'closed', null), (4, '2026-01-01', 'open', null), (5, '2026-01-01', 'closed', 'ann@x.org'), (6,"
                        + " '2026-01-01', 'closed', null)",
                "insert into crm.orders values (60, 6), (61, 6), (10, 1)");
        crm.with(
                crm.dataset("account", "account")
                        .dated("closed_at", DateType.DATE, "UTC")
                        .conditions("state")
                        .subject("email")
                        .child(crm.schema() + ".orders", "account"),
                aPolicy("account")
                        .since("closed_at")
                        .when(new Condition.Equal(new ColumnName("state"), new Literal.Text("closed"))));
        crm.with(
                crm.dataset("orders", "orders").parent("account", "account", "account"),
                aPolicy("orders").since("account.closed_at").after("P1Y"));
    }

    @Test
    void saysWhenRowIsDueAndByWhichSum() throws SQLException {
        RowExplanation kept = explain("2");

        assertThat(kept.judgement().arithmetic())
                .isEqualTo("2026-11-01 (Europe/Dublin) + 30 days = 2026-12-01; kept through that day; due from"
                        + " 2026-12-02T00:00:00Z");
        assertThat(kept.next(FIRING))
                .isEqualTo("Kept: due for purge from 2026-12-02T00:00:00Z, by the run of " + FIRING + ".");
        assertThat(kept.policyHash()).hasSize(64);
        assertThat(kept.goes()).isFalse();
    }

    @Test
    void saysWhyRowIsNeverDue() throws SQLException {
        assertThat(explain("3").judgement().arithmetic()).isEqualTo("closed_at has no value");
        assertThat(explain("3").next(FIRING)).isEqualTo("Nothing: it has no start, so its period never ends.");
        assertThat(explain("4").next(FIRING)).isEqualTo("Nothing: no rule claims it.");
    }

    @Test
    void namesTheHoldsThatCoverRow() throws SQLException {
        RowExplanation held = explain("5", new Scope.Subject("bob@x.org"), new Scope.Subject("ann@x.org"));

        assertThat(held.holds()).extracting(Hold::scope).containsExactly(new Scope.Subject("ann@x.org"));
        assertThat(held.next(null)).isEqualTo("Held: due for purge, but kept until the last of 1 hold is released.");
        assertThat(explain("5").next(null)).isEqualTo("Due: purge by the next run.");
    }

    @Test
    void namesTheRowsThatItWaitsFor() throws SQLException {
        RowExplanation waiting = explain("6");

        assertThat(waiting.due()).isTrue();
        assertThat(waiting.next(null))
                .isEqualTo(
                        "Waits: due for purge, but 2 rows of " + crm.schema() + ".orders still point at it and stay.");
    }

    @Test
    void readsTheStartOfParent() throws SQLException {
        assertThat(explainer()
                        .explain(new TableName(crm.schema(), "orders"), List.of("10"), Crm.holds(), Crm.AS_OF)
                        .orElseThrow()
                        .judgement()
                        .arithmetic())
                .isEqualTo("2026-01-01 (Europe/Dublin) + 1 year = 2027-01-01; kept through that day; due from"
                        + " 2027-01-02T00:00:00Z");
    }

    @Test
    void tellsWhatGoesWithWhat() throws SQLException {
        crm.sql(
                "create table crm.person (id int primary key, closed_at date, key (closed_at))",
                "create table crm.device (id int primary key, person int, foreign key (person) references crm.person (id))",
                "create table crm.token (id int primary key, device int, foreign key (device) references crm.device (id))",
                "insert into crm.person values (7, '2026-01-01')",
                "insert into crm.device values (70, 7), (71, 7), (72, null)",
                "insert into crm.token values (700, 71)",
                "create table crm.alarm (id int primary key, device int, foreign key (device) references crm.device (id))",
                "insert into crm.alarm values (1, 70), (2, 71), (3, 72)");
        crm.with(
                crm.dataset("person", "person")
                        .dated("closed_at", DateType.DATE, "UTC")
                        .child(OnDelete.WITH, crm.schema() + ".device", "person"),
                aPolicy("person").since("closed_at"));
        crm.with(crm.dataset("device", "device")
                .child(OnDelete.WITH, crm.schema() + ".token", "device")
                .child(OnDelete.DETACH, crm.schema() + ".alarm", "device"));
        crm.with(crm.dataset("token", "token"));
        crm.with(crm.dataset("alarm", "alarm"));
        Scope hold = new Scope.Row(new DatasetId("token"), List.of("700"));

        assertThat(row("person", "7").takes().toString())
                .isEqualTo("[1 row of " + crm.schema() + ".token, 2 rows of " + crm.schema() + ".device]");
        assertThat(row("person", "7").detaches().toString()).isEqualTo("[2 rows of " + crm.schema() + ".alarm]");
        assertThat(row("alarm", "1").next(null)).isEqualTo("Nothing: no rule claims it.");
        assertThat(row("token", "700").next(null))
                .isEqualTo("Goes with " + crm.schema() + ".device 71. Goes with " + crm.schema()
                        + ".person 7. Due: purge by the next run.");
        assertThat(row("device", "72").next(null)).isEqualTo("Nothing: no rule claims it.");
        assertThat(row("device", "70", hold).next(null))
                .isEqualTo("Goes with " + crm.schema()
                        + ".person 7. Held: due for purge, but kept until the last of 1 hold is released.");
        assertThat(Fit.of(crm.policies(), crm.catalog()).coverage().gaps())
                .as("what goes with others is covered by their rule, what stays is not")
                .extracting(Coverage.Gap::toString)
                .containsExactly(crm.schema() + ".alarm");
    }

    @Test
    void findsNoRowForOtherKeys() throws SQLException {
        TableName account = new TableName(crm.schema(), "account");

        assertThat(explainer().explain(account, List.of("99"), Crm.holds(), Crm.AS_OF))
                .isEmpty();
        assertThat(explainer().explain(account, List.of("no number"), Crm.holds(), Crm.AS_OF))
                .isEmpty();
        assertThatThrownBy(() -> explainer().explain(account, List.of("1", "2"), Crm.holds(), Crm.AS_OF))
                .hasMessage("1 problem: " + account
                        + "  expected a key of [id] but was 2 values. Give one value for each column, in"
                        + " that order");
    }

    @Test
    void agreesWithThePlan() throws SQLException {
        Scope hold = new Scope.Row(new DatasetId("account"), List.of("1"));
        Counts planned = crm.plan(hold).steps().getLast().counts();

        long going = 0;
        for (int id = 1; id <= 6; id++) {
            going += explain(String.valueOf(id), hold).goes() ? 1 : 0;
        }

        assertThat(going).isEqualTo(planned.due());
    }

    private RowExplanation explain(String id, Scope... holds) throws SQLException {
        return row("account", id, holds);
    }

    private RowExplanation row(String table, String id, Scope... holds) throws SQLException {
        return explainer()
                .explain(new TableName(crm.schema(), table), List.of(id), Crm.holds(holds), Crm.AS_OF)
                .orElseThrow();
    }

    private RowExplainer explainer() throws SQLException {
        return new RowExplainer(crm.policies(), crm.target(), crm.catalog());
    }
}
