package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Action;
import io.lethe.policy.FakeKind;
import io.lethe.policy.JsonMasking;
import io.lethe.policy.Masking;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.JsonPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the server would refuse at the first row is told before, by column and reason. */
class MaskingFitIT {
    private Crm crm = new Crm();

    @Test
    void findsNothingWrongWithMaskingsThatFit() throws SQLException {
        assertThat(problems("v varchar(20) null", new Masking.KeepFirst(3))).isEmpty();
        assertThat(problems("v varchar(20) null, unique (v)", new Masking.Remove(false)))
                .isEmpty();
        assertThat(problems("v json null", new Masking.Remove(false))).isEmpty();
        assertThat(problems("v varchar(28) not null, unique (v)", new Masking.Pseudonym("")))
                .isEmpty();
        assertThat(problems("v char(64) character set ascii null, unique (v)", new Masking.KeyedHash("people")))
                .isEmpty();
        assertThat(problems("v text null", new Masking.KeyedHash(""))).isEmpty();
    }

    @Test
    void refusesColumnThatIsNotThere() throws SQLException {
        assertThat(problems("w int", new Masking.Remove(false)))
                .containsExactly("log.yaml:12:5  rules[0].fields.v: expected a column of crm.log but there is no v."
                        + " It has [id, created_at, w]");
    }

    @Test
    void refusesNullWhereItIsNotAllowed() throws SQLException {
        assertThat(problems("v varchar(20) not null", new Masking.Remove(false)))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: expected a column that may be NULL but crm.log.v is NOT"
                                + " NULL. Write {remove: empty} to leave the type's empty value, or choose another masking");
    }

    @Test
    void refusesTypesThatMaskingCannotBeWrittenInto() throws SQLException {
        assertThat(problems("v bigint null", new Masking.CoarsenDate(Masking.DateUnit.YEAR)))
                .singleElement()
                .asString()
                .startsWith(
                        "log.yaml:12:5  rules[0].fields.v: coarsen-date year needs a column of type date, datetime or"
                                + " timestamp but crm.log.v is bigint")
                .endsWith(". Choose another masking, or leave the column out");
        assertThat(problems("v double null", new Masking.Round(10)))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: round 10 needs a column of type int, bigint or decimal"
                                + " but crm.log.v is double. Choose another masking, or leave the column out");
        assertThat(problems("v varchar(4) null", new Masking.Constant("removed")))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: constant removed needs a column that can hold \"removed\""
                                + " but crm.log.v is varchar(4). Choose another masking, or leave the column out");
    }

    @Test
    void takesDocumentsOnlyWhereEveryLetterHasRoom() throws SQLException {
        Masking json = new JsonMasking(Map.of(JsonPath.of("$.ip"), new Masking.TruncateIp()));

        assertThat(problems("v json null", json)).isEmpty();
        assertThat(problems("v text character set utf8mb4 not null check (json_valid(v))", json))
                .isEmpty();
        assertThat(problems("v text character set latin1 null", json))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: json ($.ip by truncate-ip) needs a column of type json, or a text"
                                + " in utf8mb4 but crm.log.v is text. Choose another masking, or leave the column out");
    }

    @Test
    void refusesToCutWhatMasksWithKey() throws SQLException {
        assertThat(problems("v varchar(27) null", new Masking.Pseudonym("")))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: pseudonym needs room for 28 characters, which are never cut, where there is room for 27"
                                + " but crm.log.v is varchar(27). Choose another masking, or leave the column out");
        assertThat(problems("v tinytext null", new Masking.KeyedHash("people")))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: keyed-hash people needs room for 64 characters, which are"
                                + " never cut, where there is room for 63 but crm.log.v is tinytext. Choose another masking, or leave the"
                                + " column out");
        assertThat(problems("v bigint null", new Masking.Pseudonym("people")))
                .singleElement()
                .asString()
                .startsWith("log.yaml:12:5  rules[0].fields.v: pseudonym people needs a column of type char, varchar or"
                        + " text with room for 28 characters but crm.log.v is bigint");
        assertThat(problems("v varbinary(64) null", new Masking.KeyedHash("")))
                .singleElement()
                .asString()
                .startsWith("log.yaml:12:5  rules[0].fields.v: keyed-hash needs a column of type char, varchar or"
                        + " text with room for 64 characters but crm.log.v is varbinary(64)");
    }

    @Test
    void refusesToCutWhatIsInvented() throws SQLException {
        assertThat(problems("v varchar(33) null", new Masking.Fake(FakeKind.EMAIL)))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: fake email needs room for 34 characters, which are never cut, where there is room for 33"
                                + " but crm.log.v is varchar(33). Choose another masking, or leave the column out");
        assertThat(problems("v varchar(34) character set ascii not null", new Masking.Fake(FakeKind.EMAIL)))
                .isEmpty();
    }

    @Test
    void refusesColumnThatNamesTheRow() throws SQLException {
        crm.sql(
                "drop table if exists crm.log",
                "create table crm.log (id bigint, v varchar(40), created_at datetime, primary key (id, v), key (created_at))");
        assertThat(found(new Masking.Pseudonym(""), "", "id", "v"))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: expected a column that does not name the row but crm.log.v is part of"
                                + " its key. Mask what identifies people instead, or purge the row");
    }

    @Test
    void refusesKeyedMaskingOfColumnsThatNoMaskingMayWrite() throws SQLException {
        assertThat(problems("w int, v varchar(40) generated always as (w + 1) stored", new Masking.Pseudonym("")))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: expected a column that can be written but crm.log.v is"
                                + " generated. Mask its sources");
        assertThat(problems(
                        "v varchar(40) null, constraint long_v check (char_length(v) > 3)", new Masking.Pseudonym("")))
                .singleElement()
                .asString()
                .startsWith("log.yaml:12:5  rules[0].fields.v: the server checks crm.log.v by ");
    }

    @Test
    void refusesOneValueForAllWhereUnique() throws SQLException {
        assertThat(problems("v varchar(20) null, unique key one_v (v)", new Masking.Constant("x")))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: unique index one_v keeps two rows from having the same v,"
                                + " which constant x would give them. Choose pseudonym, which is different for different values, or"
                                + " leave the column out");
    }

    @Test
    void refusesCheckedColumn() throws SQLException {
        assertThat(problems("v int null, constraint adult check (v >= 18)", new Masking.Round(10)))
                .singleElement()
                .asString()
                .startsWith("log.yaml:12:5  rules[0].fields.v: the server checks crm.log.v by ")
                .endsWith(
                        " (adult), and nobody knows whether a masked value would pass. Drop the check, or leave the column"
                                + " out");
    }

    @Test
    void refusesGeneratedColumn() throws SQLException {
        assertThat(problems("w int, v int generated always as (w + 1) stored", new Masking.Round(10)))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: expected a column that can be written but crm.log.v is"
                                + " generated. Mask its sources");
    }

    @Test
    void refusesColumnThatRowsAreFoundBy() throws SQLException {
        crm.sql("create table crm.person (id int primary key)");
        assertThat(problems(
                        "v int null, constraint log_person foreign key (v) references crm.person (id)",
                        new Masking.Remove(false)))
                .containsExactly(
                        "log.yaml:12:5  rules[0].fields.v: expected a column that no row is found by but crm.log.v is"
                                + " part of foreign key log_person, which a masked value would break. Mask what identifies people"
                                + " instead");
    }

    @Test
    void refusesTableThatRemembersItsFormerValues() throws SQLException {
        table("v int null");
        crm.sql("create trigger crm.log_history before update on crm.log for each row set new.v = old.v");
        assertThat(found(new Masking.Remove(false), ""))
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.update-triggers: table crm.log has the UPDATE triggers [log_history],"
                                + " of which the map says nothing. Say in words what they do and why that is harmless, or drop them");
        table("v int null, w int null");
        crm.sql("create trigger crm.log_count before update on crm.log for each row set new.w = old.w + 1");
        assertThat(found(new Masking.Remove(false), "counts changes")).isEmpty();
        table("v int null");
        assertThat(found(new Masking.Remove(false), "counts changes"))
                .containsExactly(
                        "maps/crm.yaml:3:3  datasets.log.update-triggers: expected UPDATE triggers on crm.log but"
                                + " there are none. Remove the entry");
    }

    private List<String> problems(String columns, Masking masking) throws SQLException {
        table(columns);
        return found(masking, "");
    }

    private void table(String columns) {
        crm.sql(
                "drop table if exists crm.log",
                "create table crm.log (id bigint primary key, created_at datetime, " + columns + ", key (created_at))");
    }

    private List<String> found(Masking masking, String updateTriggers) throws SQLException {
        return found(masking, updateTriggers, "id");
    }

    private List<String> found(Masking masking, String updateTriggers, String... key) throws SQLException {
        Crm asked = crm.with(
                crm.dataset("log", "log").key(key).dated("created_at").updateTriggers(updateTriggers),
                aPolicy("log").then(new Action.Anonymise(Map.of(new ColumnName("v"), masking))));
        crm = new Crm();
        return Fit.of(asked.policies(), asked.catalog()).problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace(asked.schema(), "crm"))
                .toList();
    }
}
