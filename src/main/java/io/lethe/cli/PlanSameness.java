package io.lethe.cli;

import io.lethe.cli.terminal.Words;
import io.lethe.plan.Guard;
import io.lethe.plan.RunPlan;
import io.lethe.plan.TableStep;
import io.lethe.policy.name.TableName;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is the same on every line of a plan, and so need not stand there. As a text it is the sentence that says so once.
 *
 * @param action what the one action of all steps is called, null if there are several
 * @param schema the one schema of all tables, null if there are several
 * @param zone the one zone in which every cut-off is the beginning of a day, null if there is none
 */
record PlanSameness(
        @Nullable String action,
        @Nullable String schema,
        @Nullable ZoneId zone,
        boolean someHeld,
        boolean someWait,
        boolean someStopped) {
    static PlanSameness of(RunPlan plan, Function<TableStep, ZoneId> zones) {
        List<TableStep> steps = plan.steps();
        boolean midnights =
                steps.stream().allMatch(step -> isMidnight(step.cutoff().atZone(zones.apply(step))));
        return new PlanSameness(
                only(steps.stream().map(step -> step.action().called())),
                only(steps.stream().map(step -> step.table().schema())),
                midnights ? only(steps.stream().map(zones)) : null,
                steps.stream().anyMatch(step -> step.counts().held() > 0),
                steps.stream().anyMatch(step -> step.counts().waiting() > 0),
                steps.stream().anyMatch(step -> step.guard() instanceof Guard.OverLimit));
    }

    private static <T> @Nullable T only(Stream<T> values) {
        List<T> different = values.distinct().toList();
        return different.size() == 1 ? different.getFirst() : null;
    }

    private static boolean isMidnight(ZonedDateTime cutoff) {
        return cutoff.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    String name(TableName table) {
        return schema != null ? table.table() : table.toString();
    }

    String cutoff(TableStep step, ZoneId itsZone) {
        return zone != null
                ? step.cutoff().atZone(itsZone).toLocalDate().toString()
                : Words.instant(step.cutoff(), itsZone);
    }

    @Override
    public String toString() {
        return Stream.of(
                        schema == null ? "" : "Tables are in " + schema + ".",
                        zone == null ? "" : "Days begin at midnight in " + zone + ".",
                        someHeld ? "" : "No row is held.",
                        someWait ? "" : "No row waits for another.",
                        someStopped ? "" : "Every step is within its limits.")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
