package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.policy.Policy;
import io.lethe.policy.Problem;
import io.lethe.policy.read.PolicyReader;
import io.lethe.policy.read.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The policies' own tests. Reading runs them: a policy whose test contradicts its rules is not a right policy. */
@Command(
        name = "test",
        header = "Run the policies' own tests, without a database.",
        description = {"  lethe test                      the configured policies", "  lethe test other/policies"})
final class TestCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Another directory with policies.")
    private @Nullable Path path;

    TestCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        Path base = lethe.doors().workingDirectory();
        Path directory = path == null ? lethe.policies() : Lethe.shown(base.resolve(path));
        LocalDate today = LocalDate.ofInstant(lethe.doors().clock().instant(), ZoneOffset.UTC);
        Reading reading = PolicyReader.readAll(directory, today);
        List<Problem> errors = ProblemList.relative(
                reading.problems().stream().filter(Problem::isError).toList(), base);
        Json json = Json.document("test")
                .put(
                        "policies",
                        reading.policies().stream().map(TestCommand::json).toList())
                .put("problems", ProblemList.json(errors));
        lethe.show(json, out -> print(out, reading.policies(), errors));
        return errors.isEmpty() ? Exit.DONE : Exit.INVALID;
    }

    private static void print(PrintWriter out, List<Policy> policies, List<Problem> errors) {
        if (errors.isEmpty()) {
            TextTable table = new TextTable("POLICY", "RULES", "TESTS");
            policies.forEach(policy -> table.row(
                    policy.category(), policy.rules().size(), policy.tests().size()));
            table.print(out);
            out.println();
        }
        errors.forEach(out::println);
        long tests =
                policies.stream().mapToLong(policy -> policy.tests().size()).sum();
        out.println(
                errors.isEmpty()
                        ? "All " + Words.count(tests, "test") + " hold."
                        : Words.count(errors.size(), "problem") + ".");
    }

    private static Json json(Policy policy) {
        return Json.object()
                .put("category", policy.category())
                .put("rules", policy.rules().size())
                .put("tests", policy.tests().size());
    }
}
