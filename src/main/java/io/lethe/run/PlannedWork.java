package io.lethe.run;

import io.lethe.action.CompanionWork;
import io.lethe.action.StepWork;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Conditions;
import io.lethe.plan.TableStep;
import io.lethe.policy.Dataset;
import io.lethe.run.RunPlanning.Ready;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The steps of a plan that have rows, as work, each with the steps whose rows go with its rows. */
final class PlannedWork {
    private final StepWork.Run run;
    private final Ready ready;
    private final Conditions conditions;
    private final Map<Integer, StepWork> byStep = new HashMap<>();

    private PlannedWork(StepWork.Run run, Ready ready) {
        this.run = run;
        this.ready = ready;
        this.conditions =
                new Conditions(ready.policies(), ready.catalog(), ready.plan().asOf());
    }

    /** By number of step. */
    static Map<Integer, StepWork> of(StepWork.Run run, Ready ready) {
        PlannedWork work = new PlannedWork(run, ready);
        ready.plan().steps().stream()
                .filter(step -> !step.partitions().isEmpty())
                .forEach(work::add);
        return work.byStep;
    }

    private StepWork add(TableStep step) {
        Dataset dataset = ready.policies().dataset(step.dataset()).orElseThrow();
        StepWork alone = new StepWork(
                run, step, dataset, ready.catalog().table(step.table()).orElseThrow(), conditions);
        StepWork work = alone.with(companions(step));
        byStep.put(step.number(), work);
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
