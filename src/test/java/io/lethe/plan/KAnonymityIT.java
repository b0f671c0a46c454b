package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.Action;
import io.lethe.policy.Masking;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KAnonymityIT {
    @Test
    void saysHowWellMaskedRowsCanBeToldApartBeforeAndAfter() throws SQLException {
        Masking year = new Masking.CoarsenDate(Masking.DateUnit.YEAR);

        assertThat(figure(3, Map.of(new ColumnName("born_on"), year)))
                .returns(new KAnonymity.Groups(6, 1, 6), KAnonymity::before)
                .returns(new KAnonymity.Groups(6, 1, 3), KAnonymity::after)
                .matches(KAnonymity::isWarning);
        assertThat(figure(
                        2, Map.of(new ColumnName("born_on"), year, new ColumnName("city"), new Masking.Remove(false))))
                .returns(new KAnonymity.Groups(6, 2, 0), KAnonymity::after)
                .matches(figure -> !figure.isWarning());
    }

    @Test
    void takesPseudonymsForWhatTheyStandFor() throws SQLException {
        assertThat(figure(2, Map.of(new ColumnName("city"), new Masking.Pseudonym(""))))
                .returns(new KAnonymity.Groups(6, 1, 4), KAnonymity::before)
                .returns(new KAnonymity.Groups(6, 1, 4), KAnonymity::after);
    }

    /** One row is held, one is too young; one is masked already, and one differs from it in the case of a letter only. */
    private KAnonymity figure(int k, Map<ColumnName, Masking> fields) throws SQLException {
        Crm crm = new Crm()
                .sql(
                        "create table crm.person (id int primary key, created_at datetime, born_on date null,"
                                + " city varchar(40) null, key (created_at))",
                        "insert into crm.person values (1, '2026-10-01', '1980-03-01', 'Cork'),"
                                + " (2, '2026-10-01', '1980-09-09', 'Cork'), (3, '2026-10-01', '1980-01-01', 'cork'),"
                                + " (4, '2026-09-01', '1980-01-01', 'Cork'), (5, '2026-10-01', null, 'Cork'),"
                                + " (6, '2026-10-01', null, 'Cork'), (7, '2026-10-01', '1999-09-09', 'Cork'),"
                                + " (8, '2026-11-20', '1950-05-05', 'Cork')");
        crm.with(
                crm.dataset("person", "person").dated("created_at").quasiIdentifiers(k, "born_on", "city"),
                aPolicy("person").then(new Action.Anonymise(fields)));
        OpenHolds held = Crm.holds(new Scope.Row(new DatasetId("person"), List.of("7")));
        List<KAnonymity> figures =
                new Planner(crm.policies(), crm.target(), crm.catalog()).kAnonymity(held, crm.asOf(), Set.of());
        assertThat(figures).hasSize(1);
        return figures.getFirst();
    }
}
