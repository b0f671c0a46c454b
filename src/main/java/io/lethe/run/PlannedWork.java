package io.lethe.run;

import io.lethe.action.CompanionWork;
import io.lethe.action.FileWork;
import io.lethe.action.ObjectWork;
import io.lethe.action.StepWork;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Conditions;
import io.lethe.plan.TableStep;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.run.RunPlanning.Ready;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The steps of a plan that have rows, files or objects, as work; those on tables each with the steps whose rows go with their rows. */
final class PlannedWork {
    private final StepWork.Run run;
    private final Ready ready;
    private final ReplaySieves sieves;
    private final Conditions conditions;
    private final Map<Integer, StepWork> rows = new HashMap<>();
    private final Map<Integer, FileWork> files = new HashMap<>();
    private final Map<Integer, ObjectWork> objects = new HashMap<>();

    private PlannedWork(StepWork.Run run, Ready ready, ReplaySieves sieves) {
        this.run = run;
        this.ready = ready;
        this.sieves = sieves;
        this.conditions =
                new Conditions(ready.policies(), ready.catalog(), ready.plan().asOf());
    }

    static PlannedWork of(StepWork.Run run, Ready ready, ReplaySieves sieves) {
        PlannedWork work = new PlannedWork(run, ready, sieves);
        for (TableStep step : ready.plan().steps()) {
            if (!step.partitions().isEmpty()) {
                work.put(step);
            }
        }
        return work;
    }

    private void put(TableStep step) {
        switch (step.path()) {
            case AccessPath.Directory files -> this.files.put(step.number(), new FileWork(run, step, ready.policies()));
            case AccessPath.Objects objects ->
                this.objects.put(
                        step.number(), new ObjectWork(run, step, ready.policies(), ready.catalog(), ready.objects()));
            case AccessPath.StartIndex index -> add(step);
            case AccessPath.KeyOrder order -> add(step);
            case AccessPath.WithStep with -> add(step);
        }
    }

    PolicySet policies() {
        return ready.policies();
    }

    /** Steps on tables, by number. */
    Map<Integer, StepWork> rows() {
        return Map.copyOf(rows);
    }

    /** Steps on files, by number. */
    Map<Integer, FileWork> files() {
        return Map.copyOf(files);
    }

    /** Steps on objects, by number. */
    Map<Integer, ObjectWork> objects() {
        return Map.copyOf(objects);
    }

    private StepWork add(TableStep step) {
        Dataset dataset = ready.policies().dataset(step.dataset()).orElseThrow();
        StepWork alone = new StepWork(
                run, step, dataset, ready.catalog().table(step.table()).orElseThrow(), conditions);
        StepWork work = alone.with(companions(step)).through(sieves.of(step));
        rows.put(step.number(), work);
        return work;
    }

    private List<CompanionWork> companions(TableStep step) {
        return ready.plan().steps().stream()
                .flatMap(other -> other.path() instanceof AccessPath.WithStep with && with.step() == step.number()
                        ? Stream.of(new CompanionWork(add(other), with.via()))
                        : Stream.empty())
                .toList();
    }
}
