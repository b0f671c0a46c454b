package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.Action;
import io.lethe.policy.Masking;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether the objects of rows can be told by the column that has their keys. */
class ObjectFitIT {
    private static final Action PURGE = new Action.Purge();
    private static final String NO_INDEX =
            "maps/crm.yaml:3:3  datasets.upload.objects.key: table crm.upload has no index"
                    + " starting with file; for each object a run would read the whole table to see whether another row has it."
                    + " Add an index on (file)";

    private Crm crm = new Crm();

    @Test
    void findsNothingWrongWithIndexedTexts() throws SQLException {
        assertThat(problems("file varchar(200) null, key (file)", PURGE)).isEmpty();
        assertThat(problems("file char(20) null, key (file, created_at)", remove("file")))
                .isEmpty();
    }

    @Test
    void asksForAnIndexWhereRowsCeaseToPointAtObjects() throws SQLException {
        assertThat(problems("file varchar(200) null", PURGE)).containsExactly(NO_INDEX);
        assertThat(problems("file varchar(200) null, key (created_at, file)", PURGE))
                .containsExactly(NO_INDEX);
        assertThat(problems("file varchar(200) null", remove("file"))).containsExactly(NO_INDEX);
    }

    @Test
    void asksForNoIndexWhereRowsGoOnPointing() throws SQLException {
        assertThat(problems("file varchar(200) null, person varchar(20) null", remove("person")))
                .isEmpty();
    }

    @Test
    void refusesColumnsThatHaveNoKeysOfObjects() throws SQLException {
        assertThat(problems("file bigint null, key (file)", PURGE))
                .containsExactly("maps/crm.yaml:3:3  datasets.upload.objects.key: expected a column of text, which has"
                        + " the keys of objects, but file is bigint");
        assertThat(problems("other int", PURGE))
                .containsExactly("maps/crm.yaml:3:3  datasets.upload.objects.key: expected a column of crm.upload but"
                        + " there is no file. It has [id, created_at, other]");
    }

    private static Action remove(String column) {
        return new Action.Anonymise(Map.of(new ColumnName(column), new Masking.Remove(false)));
    }

    private List<String> problems(String columns, Action action) throws SQLException {
        crm = new Crm();
        crm.sql("create table crm.upload (id bigint primary key, created_at datetime, key (created_at), " + columns
                + ")");
        crm.with(
                crm.dataset("upload", "upload").dated("created_at").objects("uploads", "file"),
                aPolicy("upload").then(action));
        return Fit.of(crm.policies(), crm.catalog()).problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace(crm.schema(), "crm"))
                .toList();
    }
}
