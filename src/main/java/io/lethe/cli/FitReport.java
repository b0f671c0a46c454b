package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.plan.Coverage;
import io.lethe.plan.Fit;
import io.lethe.policy.Problem;
import io.lethe.policy.name.TargetName;
import io.lethe.run.ObjectFindings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** How policies and map fit a target, and what nobody covers. */
final class FitReport {
    private FitReport() {}

    static Exit show(Lethe lethe, TargetName target, Fit fit, List<ObjectFindings> objects) {
        Path base = lethe.doors().workingDirectory();
        List<Problem> problems = ProblemList.relative(fit.problems(), base);
        Coverage coverage = fit.coverage();
        Json json = Json.document("fit")
                .put("target", target)
                .put("problems", ProblemList.json(problems))
                .put("tables", coverage.tables())
                .put("uncovered", coverage.gaps().stream().map(FitReport::json).toList())
                .put("unnameable", coverage.unnamed())
                .put("objects", objects.stream().map(FitReport::json).toList());
        lethe.show(json, out -> {
            print(out, target, problems, coverage);
            objects.forEach(store -> out.println(words(store)));
        });
        if (ProblemList.errors(problems) > 0) {
            return Exit.INVALID;
        }
        return objects.stream().allMatch(ObjectFindings::agree) ? Exit.DONE : Exit.FAILED;
    }

    private static String words(ObjectFindings store) {
        String young = store.young() == 0 ? "" : " and " + Words.number(store.young()) + " more of the last day";
        return "Store " + store.store() + ": " + Words.count(store.objects(), "object") + ", "
                + Words.number(store.orphans()) + " without a row" + young + "; " + Words.count(store.rows(), "row")
                + ", "
                + Words.number(store.missing()) + " without the object."
                + (store.agree() ? "" : " --orphans FILE says which.");
    }

    private static Json json(ObjectFindings store) {
        return Json.object()
                .put("store", store.store())
                .put("objects", store.objects())
                .put("withoutRow", store.orphans())
                .put("young", store.young())
                .put("rows", store.rows())
                .put("withoutObject", store.missing());
    }

    private static void print(PrintWriter out, TargetName target, List<Problem> problems, Coverage coverage) {
        problems.forEach(out::println);
        if (!coverage.gaps().isEmpty()) {
            out.println("Nobody covers, and out-of-scope does not excuse:");
            coverage.gaps().forEach(gap -> out.println("  " + gap));
        }
        coverage.unnamed().forEach(name -> out.println("  " + name + " (a name that no map can write)"));
        long errors = ProblemList.errors(problems);
        String fits = errors == 0 ? "The policies fit " + target : Words.count(errors, "problem") + " on " + target;
        out.println(fits + "; " + Words.count(coverage.tables(), "table") + ", "
                + Words.number(coverage.gaps().size()) + " with gaps. Nothing was changed.");
    }

    private static Json json(Coverage.Gap gap) {
        return Json.object().put("table", gap.table()).put("columns", gap.columns());
    }
}
