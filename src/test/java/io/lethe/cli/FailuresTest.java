package io.lethe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.cli.terminal.Terminal;
import io.lethe.plan.PlanRefusedException;
import io.lethe.policy.InvalidPolicyException;
import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    @Test
    void showsTheAuthorEveryProblem() {
        Problem problem =
                Problem.error(new Place("/here/policies/lead.yaml", 9, 5), "rules[0].keep", "expected a period", "");

        assertThat(run(new InvalidPolicyException(List.of(problem)))).isEqualTo(65);
        assertThat(err).hasToString("""
                policies/lead.yaml:9:5  rules[0].keep: expected a period
                1 problem. Nothing was changed.
                """);
    }

    @Test
    void showsWhatForbidsAPlan() {
        Problem problem = Problem.error(Place.of("maps/crm.yaml"), "", "expected an index", "Add one");

        assertThat(run(new PlanRefusedException(List.of(problem)))).isEqualTo(65);
        assertThat(err).hasToString("""
                maps/crm.yaml  expected an index. Add one
                1 problem. Nothing was changed.
                """);
    }

    @Test
    void tellsTheOperatorWhatTheDatabaseRefusedButNeverTheRow() {
        SQLException denied = new SQLException("DELETE command denied to user 'ann@example.com'", "42000", 1142);

        assertThat(run(new DataAccessException(
                        "SQL [delete from `crm`.`lead` where `email` = 'ann@example.com']", denied)))
                .isEqualTo(69);
        assertThat(err).hasToString("""
                lethe: the database refused (error 1142, SQLState 42000, DELETE). The user lacks a right; lethe doctor lists what is needed.
                """);
    }

    @Test
    void tellsTheOperatorThatTheDatabaseIsAway() {
        assertThat(run(new DataAccessException(
                        "no connection", new SQLException("Communications link failure", "08S01", 0))))
                .isEqualTo(69);
        assertThat(err).hasToString("""
                lethe: database unavailable (error 0, SQLState 08S01). Is the server running, and does the url in lethe.yaml name it?
                """);
    }

    @Test
    void takesTheBlameForWhatNobodyElseCanHelp() {
        SQLException duplicate = new SQLException("Duplicate entry 'ann@example.com' for key 'email'", "23000", 1062);

        assertThat(run(
                        new DataAccessException(
                                "SQL [insert into `lethe`.`run` values ('ann@example.com')]", duplicate),
                        "--debug"))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("lethe: this is a bug in Lethe, not a mistake of yours:"
                        + " org.jooq.exception.DataAccessException: error 1062, SQLState 23000, INSERT\n"
                        + "Whatever was deleted has its receipt."
                        + " Please report it with the output of the same command and --debug.\n")
                .contains("Caused by: java.sql.SQLException: error 1062, SQLState 23000\n    at ")
                .doesNotContain("ann@example.com");
    }

    private int run(RuntimeException failure, String... options) {
        String[] words =
                Stream.concat(Stream.of("ledger", "status"), Stream.of(options)).toArray(String[]::new);
        return Commands.run(
                List.of(words),
                new ClosedDoors(failure),
                Terminal.unwatched(new PrintWriter(new StringWriter()), new PrintWriter(err)));
    }
}
