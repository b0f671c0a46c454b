package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.OnDelete;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.time.DateType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitIT {
    private final Crm crm = new Crm();

    @Test
    void findsNothingWrongWithMapThatFits() throws SQLException {
        log("id bigint primary key, created_at datetime, key (created_at)");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems()).isEmpty();
    }

    @Test
    void refusesTableThatDoesNotExist() throws SQLException {
        crm.sql("create view crm.log as select 1 as id");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.table: expected a base table of the target crm but there is no"
                                + " crm.log that the engine's user can see. Correct the name, or grant SELECT on it");
    }

    @Test
    void refusesColumnsThatDoNotExist() throws SQLException {
        log("id bigint primary key, created_at datetime, key (created_at)");
        crm.with(crm.dataset("log", "log").dated("created_at").subject("person"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.subject: expected a column of crm.log but there is no person."
                                + " It has [id, created_at]");
    }

    @Test
    void refusesTableWithoutPrimaryKey() throws SQLException {
        log("id bigint, created_at datetime, unique key (id), key (created_at)");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems())
                .contains(
                        "maps/crm.yaml:3:3  datasets.log.key: table crm.log has no primary key and no unique key without"
                                + " NULLs, so none of its rows can be named, nor found again by a replica. Add a primary key");
    }

    @Test
    void refusesKeyThatNamesSeveralRows() throws SQLException {
        log("id bigint, part int, created_at datetime, primary key (id, part), key (created_at)");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log").scanning());

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.key: expected the primary key or a unique key without NULLs,"
                                + " in its order, but was [id]. Accepted for crm.log: [[id, part]]");
    }

    @Test
    void refusesStartColumnOfAnotherType() throws SQLException {
        log("id bigint primary key, created_at datetime, key (created_at)");
        crm.with(crm.dataset("log", "log").dated("created_at", DateType.TIMESTAMP, "UTC"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.dates.created_at: expected a column of type timestamp for"
                                + " \"timestamp\" but crm.log.created_at is datetime. Correct the type in the map");
    }

    @Test
    void refusesStartWithoutIndexUnlessScanIsAccepted() throws SQLException {
        log("id bigint primary key, created_at datetime");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "log.yaml:12:5  rules[0].since: table crm.log: no index starts with created_at; a run would"
                                + " read the whole table. Add an index on (created_at), or accept the scan with `scan: full`");

        Crm accepting = new Crm();
        accepting.sql("create table crm.log (id bigint primary key, created_at datetime)");
        accepting.with(
                accepting.dataset("log", "log").dated("created_at"),
                aPolicy("log").scanning());
        assertThat(Fit.of(accepting.policies(), accepting.catalog()).problems()).isEmpty();
    }

    @Test
    void refusesIndexThatDoesNotGoOnWithTheKey() throws SQLException {
        log("id bigint primary key, created_at datetime, kind int, key by_kind (created_at, kind)");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "log.yaml:12:5  rules[0].since: table crm.log: index by_kind starts with created_at but does"
                                + " not go on with the key; a run would read the whole table. Add an index on (created_at), or accept"
                                + " the scan with `scan: full`");
    }

    @Test
    void asksForAnIndexThatGoesOnWithAKeyThatIsNotThePrimaryOne() throws SQLException {
        log("id bigint not null unique, created_at datetime, key (created_at)");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "log.yaml:12:5  rules[0].since: table crm.log: index created_at starts with created_at but"
                                + " does not go on with the key; a run would read the whole table. Add an index on (created_at, id), or"
                                + " accept the scan with `scan: full`");
    }

    @Test
    void refusesUndeclaredAndStaleForeignKeys() throws SQLException {
        log("id bigint primary key, created_at datetime, key (created_at)");
        crm.sql(
                "create table crm.line (id int primary key, log bigint, constraint line_log foreign key (log) references"
                        + " crm.log (id) on delete cascade)");
        crm.with(crm.dataset("log", "log").dated("created_at").child(crm.schema() + ".gone", "log"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.children: expected a foreign key of crm.gone (log) that points at"
                                + " crm.log but there is none. Remove the entry",
                        "maps/crm.yaml:3:3  datasets.log.children: foreign key line_log of crm.line points at crm.log but is"
                                + " not declared, and the server would delete its rows without a trace (ON DELETE CASCADE)."
                                + " Declare {table: crm.line, via: log}");
    }

    /** Which rows go with which is found by the key that the chunk has locked. */
    @Test
    void refusesRowsThatGoWithOthersByAnotherKey() throws SQLException {
        log("id bigint primary key, created_at datetime, code int not null, unique key (code), key (created_at)");
        crm.sql("create table crm.line (id int primary key, code int, foreign key (code) references crm.log (code))");
        crm.with(crm.dataset("line", "line"))
                .with(
                        crm.dataset("log", "log")
                                .dated("created_at")
                                .child(OnDelete.WITH, crm.schema() + ".line", "code"),
                        aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.children: expected that rows of crm.line, which go with these"
                                + " or cease to point at them, point at the key [id] but they point at [code]. Leave on-delete out");
    }

    /** The server would refuse the change, or hand it on to rows of which nobody has said anything. */
    @Test
    void refusesReferencesThatCannotBecomeNull() throws SQLException {
        log("id bigint primary key, created_at datetime, key (created_at)");
        crm.sql(
                "create table crm.a_must (id int primary key, log bigint not null, foreign key (log) references crm.log (id))",
                "create table crm.b_unique (id int primary key, log bigint, no int, unique key (log, no), foreign key (log)"
                        + " references crm.log (id))",
                "create table crm.c_pointed_at (id int primary key, log bigint, unique key (log), foreign key (log) references"
                        + " crm.log (id))",
                "create table crm.d_pointing (id int primary key, log bigint, constraint on_update foreign key (log) references"
                        + " crm.c_pointed_at (log) on update cascade)",
                "create table crm.e_checked (id int primary key, log bigint, constraint some_log check (log is not null),"
                        + " foreign key (log) references crm.log (id))",
                "create table crm.f_fine (id int primary key, log bigint, unique key (log), foreign key (log) references"
                        + " crm.log (id) on delete cascade)",
                "create trigger crm.noted before update on crm.f_fine for each row set new.id = new.id");
        DatasetFixture log = crm.dataset("log", "log").dated("created_at");
        for (String table : List.of("a_must", "b_unique", "c_pointed_at", "e_checked", "f_fine")) {
            crm.with(crm.dataset(table.replace('_', '-'), table));
            log.child(OnDelete.DETACH, crm.schema() + "." + table, "log");
        }
        crm.with(log, aPolicy("log"));

        String children = "maps/crm.yaml:3:3  datasets.log.children: ";
        String remedy = ". Leave on-delete out: the row that they point at then waits for them";
        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.f-fine.update-triggers: table crm.f_fine has the UPDATE triggers [noted],"
                                + " of which the map says nothing. Say in words what they do and why that is harmless, or drop them",
                        children
                                + "crm.c_pointed_at.log is what foreign key on_update of crm.d_pointing points at, so that the"
                                + " server would change or keep its rows, too" + remedy,
                        children + "expected a column that may be NULL but crm.a_must.log is NOT NULL" + remedy,
                        children + "the server checks crm.e_checked.log by " + clause("e_checked")
                                + " (some_log), and nobody knows whether NULL would pass" + remedy,
                        children
                                + "unique key [log, no] of crm.b_unique would not tell rows apart any more whose log is NULL"
                                + remedy);
    }

    @Test
    void refusesEnginesWithoutTransactions() throws SQLException {
        crm.sql("create table crm.log (id bigint primary key, created_at datetime, key (created_at)) engine = MyISAM");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.table: expected an InnoDB table but crm.log is MyISAM, where a"
                                + " change and its receipt cannot be one transaction. Convert it to plain InnoDB, or leave it out"
                                + " of the policies");
    }

    @Test
    void refusesDeleteTriggersWithoutWord() throws SQLException {
        log("id bigint primary key, created_at datetime, key (created_at)");
        crm.sql("create trigger crm.audit after delete on crm.log for each row set @gone = old.id");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        assertThat(problems())
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.delete-triggers: table crm.log has the DELETE triggers [audit],"
                                + " of which the map says nothing. Say in words what they do and why that is harmless, or drop them");
    }

    @Test
    void refusesConditionThatNoValueCanMeet() throws SQLException {
        log("id bigint primary key, created_at datetime, state tinyint, key (created_at)");
        Condition condition = new Condition.In(
                new ColumnName("state"),
                List.of(new Literal.Text("closed"), new Literal.Number(BigDecimal.ONE), new Literal.Truth(true)));
        crm.with(
                crm.dataset("log", "log").dated("created_at").conditions("state"),
                aPolicy("log").when(condition));

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("log.yaml:12:5  rules[0].when.state: expected a value that a column of type tinyint")
                .endsWith(" can have but was \"closed\"");
    }

    @Test
    void namesCirclesBeforePlanning() {
        log("id bigint primary key, created_at datetime, other bigint, key (created_at)");
        crm.sql(
                "create table crm.twin (id bigint primary key, created_at datetime, log bigint, key (created_at),"
                        + " constraint twin_log foreign key (log) references crm.log (id))",
                "alter table crm.log add constraint log_twin foreign key (other) references crm.twin (id)");
        crm.with(crm.dataset("log", "log").dated("created_at").child(crm.schema() + ".twin", "log"), aPolicy("log"));
        crm.with(
                crm.dataset("twin", "twin").dated("created_at").child(crm.schema() + ".log", "other"), aPolicy("twin"));

        PlanRefusedException refused = catchThrowableOfType(PlanRefusedException.class, crm::plan);

        assertThat(words(refused.problems()))
                .containsExactly(
                        "maps/crm.yaml  expected tables that can be emptied children first, but they point at each other in a"
                                + " circle: crm.log -> crm.twin -> crm.log. Plan their categories apart, or say on-delete:"
                                + " detach at one of these foreign keys");
    }

    @Test
    void listsWhatNobodyCovers() throws SQLException {
        log("id bigint primary key, created_at datetime, key (created_at)");
        crm.sql("create table crm.company (id int primary key)", "create table crm.`odd name` (id int)");
        crm.with(crm.dataset("log", "log").dated("created_at"), aPolicy("log"));

        Coverage coverage = Fit.of(crm.policies(), crm.catalog()).coverage();

        assertThat(coverage.tables()).isEqualTo(2);
        assertThat(coverage.gaps())
                .extracting(gap -> gap.toString().replace(crm.schema(), "crm"))
                .containsExactly("crm.company");
        assertThat(coverage.unnamed()).containsExactly(crm.schema() + ".odd name");
    }

    private void log(String columns) {
        crm.sql("create table crm.log (" + columns + ")");
    }

    private List<String> problems() throws SQLException {
        return words(Fit.of(crm.policies(), crm.catalog()).problems());
    }

    private List<String> words(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.toString().replace(crm.schema(), "crm"))
                .toList();
    }

    /** As the server writes it, each in its own way. */
    private String clause(String table) throws SQLException {
        return crm.catalog()
                .table(TableName.of(crm.schema() + "." + table))
                .orElseThrow()
                .checks()
                .getFirst()
                .clause();
    }
}
