package io.lethe.run;

import io.lethe.action.FileWork;
import io.lethe.action.ObjectWork;
import io.lethe.action.StepWork;
import io.lethe.catalog.Target;
import io.lethe.plan.TableStep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * A run as a Spring Batch job: prepare, one partitioned step per table in deletion order and one step per directory or store, verify absence, finish. Every step is a
 * tasklet that is right from the receipts and the predicate alone, so that Batch may repeat any of them.
 *
 * <p>A run that is gone on with repeats all of them, also those that Batch calls completed. What was complete when an engine died need not
 * be so any more: rows with an old start may have come since, rows that were locked may be free. A framework's "completed" that
 * is believed leaves them to an end that says "incomplete" about work that nobody has tried.
 */
final class RunJob {
    /** Batch keeps a hundred of a step's name. */
    private static final int MOST_LETTERS = 80;

    private static final String PARTITION = "partition-";

    private final BatchRepository batch;

    RunJob(BatchRepository batch) {
        this.batch = batch;
    }

    /** The name under which all runs on a target are jobs. Only one of them runs at a time. */
    static String nameOn(Target target) {
        return "lethe-" + target.name();
    }

    /** Partitions are worked on by {@code workers}, which the caller closes when the job has ended. */
    Job of(RunUnderWay run, RunKeeper keeper, RunEnd end, Executor workers) {
        SimpleJobBuilder job =
                new JobBuilder(nameOn(run.target()), batch.repository()).start(single("prepare", end.prepare(run)));
        for (TableStep step : run.plan().steps()) {
            StepWork work = run.work().rows().get(step.number());
            if (work != null && !work.separable().isEmpty()) {
                job.next(whole(run, work, keeper));
            }
            if (work != null && !step.goesWithAnother()) {
                job.next(partitioned(run, work, keeper, workers));
            }
            FileWork files = run.work().files().get(step.number());
            if (files != null) {
                job.next(pass(run, step, keeper, holder -> FilePass.begin(run, files, holder)));
            }
            ObjectWork objects = run.work().objects().get(step.number());
            if (objects != null) {
                job.next(pass(run, step, keeper, holder -> ObjectPass.begin(run, objects, holder)));
            }
        }
        return job.next(single("verify absence", end.verifyAbsence(run)))
                .next(single("finish", end.finish(run)))
                .build();
    }

    private Step single(String name, Tasklet tasklet) {
        return new StepBuilder(name, batch.repository())
                .tasklet(tasklet, batch.transactions())
                .allowStartIfComplete(true)
                .build();
    }

    private Step pass(RunUnderWay run, TableStep step, RunKeeper keeper, Pass.Beginning beginning) {
        return single(name(step), new PassTasklet(run, step.category(), keeper, beginning));
    }

    private Step whole(RunUnderWay run, StepWork work, RunKeeper keeper) {
        Pass.Beginning beginning =
                holder -> AsidePass.begin(run, work, run.work().policies(), holder);
        return single(
                name(work.step()) + ", whole partitions",
                new PassTasklet(run, work.step().category(), keeper, beginning));
    }

    private Step partitioned(RunUnderWay run, StepWork work, RunKeeper keeper, Executor workers) {
        String name = name(work.step());
        return new StepBuilder(name, batch.repository())
                .partitioner(name, partitioner(work.step()))
                .step(single(name, new PartitionTasklet(run, work, keeper)))
                .taskExecutor(workers::execute)
                .gridSize(work.step().partitions().size())
                .allowStartIfComplete(true)
                .build();
    }

    /** Cut to what Batch has room for together with what is put behind it; the number alone tells steps apart. */
    private static String name(TableStep step) {
        String name = step.number() + " " + step.table();
        return name.substring(0, Math.min(name.length(), MOST_LETTERS));
    }

    /**
     * The partition of a step execution, by its name. Not by its context: Batch writes that in a second transaction, and an engine that dies
     * between the two leaves an execution without one.
     */
    static int partitionOf(String stepExecution) {
        return Integer.parseInt(stepExecution.substring(stepExecution.lastIndexOf(PARTITION) + PARTITION.length()));
    }

    private static Partitioner partitioner(TableStep step) {
        return gridSize -> {
            Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
            step.partitions()
                    .forEach(partition -> contexts.put(PARTITION + partition.number(), new ExecutionContext()));
            return contexts;
        };
    }
}
