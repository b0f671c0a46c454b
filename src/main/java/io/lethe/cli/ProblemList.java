package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** The author's mistakes, shown all at once. */
final class ProblemList {
    private ProblemList() {}

    /** Shows them as the reason why nothing was done. */
    static Exit refuse(PrintWriter err, List<Problem> problems) {
        problems.forEach(err::println);
        err.println(Words.count(errors(problems), "problem") + ". Nothing was changed.");
        return Exit.INVALID;
    }

    /** The same, with the names of files as they are seen from a directory. */
    static List<Problem> relative(List<Problem> problems, Path from) {
        return problems.stream().map(problem -> relative(problem, from)).toList();
    }

    private static Problem relative(Problem problem, Path from) {
        Path file = Path.of(problem.where().file());
        if (!file.startsWith(from)) {
            return problem;
        }
        Place place = new Place(
                from.relativize(file).toString(),
                problem.where().line(),
                problem.where().column());
        return new Problem(problem.severity(), place, problem.path(), problem.message(), problem.remedy());
    }

    static long errors(List<Problem> problems) {
        return problems.stream().filter(Problem::isError).count();
    }

    static List<Json> json(List<Problem> problems) {
        return problems.stream().map(ProblemList::json).toList();
    }

    private static Json json(Problem problem) {
        return Json.object()
                .put("severity", problem.isError() ? "error" : "warning")
                .put("file", problem.where().file())
                .put("line", problem.where().line())
                .put("column", problem.where().column())
                .put("path", problem.path())
                .put("message", problem.message())
                .put("remedy", problem.remedy());
    }
}
