package io.lethe.run;

import io.lethe.action.FileWork;
import io.lethe.action.Skipped;
import io.lethe.plan.TableStep;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a run is incomplete, in words: {@code 2 rows that are due are still there (2 locked); 1 object is still to be removed (1 held since the row went)}. */
record WhatIsLeft(RunUnderWay run, Absence absence) {

    /** Empty if nothing is left. */
    String words() {
        Stream<String> onTarget =
                Stream.of(rows(), objects(), again(), run.plan().unreadable(), unsettled());
        return Stream.concat(onTarget, absence.onReplicas().stream())
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String rows() {
        List<TableStep> steps = steps(step -> !step.ofObjects());
        long left = due(steps);
        long locked = Math.min(left, skipped(steps).locked());
        long beyond = Math.min(
                left - locked,
                due(steps.stream().filter(step -> run.usedUp(step.number())).toList()));
        return left == 0
                ? ""
                : counted(left, " row that is due is", " rows that are due are") + " still there"
                        + reasons(
                                reason(locked, "locked"),
                                reason(beyond, "more than the plan counted and the policy's rows per run allow"),
                                late(left - locked - beyond));
    }

    private String objects() {
        List<TableStep> steps = steps(TableStep::ofObjects);
        long left = due(steps);
        long held = Math.min(left, skipped(steps).held());
        long kept = Math.min(left - held, skipped(steps).locked());
        return left == 0
                ? ""
                : counted(left, " object is", " objects are") + " still to be removed"
                        + reasons(
                                reason(held, "held since the row went"),
                                reason(kept, "not removed by the store"),
                                late(left - held - kept));
    }

    private String again() {
        long back = absence.cameBack();
        return back == 0 ? "" : counted(back, " row is", " rows are") + " there again that this run has deleted";
    }

    /** Files that vanished or changed under the run: nobody can say what became of what the plan counted. */
    private String unsettled() {
        return run.work().files().values().stream()
                .map(FileWork::step)
                .filter(step -> skipped(List.of(step)).unsettled() > 0)
                .map(step -> "files of " + step.table() + " were left alone: " + skipped(List.of(step)))
                .collect(Collectors.joining("; "));
    }

    /** Those that were not there when we came past. */
    private static String late(long count) {
        return reason(count, "came after their place was passed");
    }

    private static String reason(long count, String words) {
        return count == 0 ? "" : count + " " + words;
    }

    private static String reasons(String... reasons) {
        return Stream.of(reasons).filter(words -> !words.isEmpty()).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String counted(long count, String one, String many) {
        return count + (count == 1 ? one : many);
    }

    private List<TableStep> steps(Predicate<TableStep> which) {
        return run.plan().steps().stream().filter(which).toList();
    }

    private long due(List<TableStep> steps) {
        return steps.stream()
                .mapToLong(step -> absence.due().getOrDefault(step.number(), 0L))
                .sum();
    }

    private Skipped skipped(List<TableStep> steps) {
        return steps.stream()
                .map(step -> run.tally().of(step.number()).skipped())
                .reduce(Skipped.NONE, Skipped::plus);
    }
}
