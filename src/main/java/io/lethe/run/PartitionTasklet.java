package io.lethe.run;

import io.lethe.action.StepWork;
import io.lethe.plan.Partition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.MDC;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Lets Spring Batch drive a partition: about a second of work at a time, after which Batch notes that the step is alive and looks
 * whether somebody asked it to stop. What it notes is never used to find the way.
 */
final class PartitionTasklet implements Tasklet {
    /** Short enough that a stop is felt at once, long enough that Batch's own statements do not count. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final RunUnderWay run;
    private final StepWork work;
    private final RunKeeper keeper;
    private final Map<Integer, PartitionWork> partitions = new ConcurrentHashMap<>();

    /** Of the partition that was finished last. */
    private volatile ChunkSize size = new ChunkSize(ChunkSize.LARGEST);

    PartitionTasklet(RunUnderWay run, StepWork work, RunKeeper keeper) {
        this.run = run;
        this.work = work;
        this.keeper = keeper;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) throws Exception {
        StepExecution execution = contribution.getStepExecution();
        int number = RunJob.partitionOf(execution.getStepName());
        MDC.put("run", run.id().text());
        MDC.put("policy", work.step().category().name());
        MDC.put("partition", Integer.toString(number));
        try {
            return advance(execution, number);
        } finally {
            MDC.clear();
        }
    }

    private RepeatStatus advance(StepExecution execution, int number) throws Exception {
        keeper.look(run);
        PartitionWork partition = partitions.get(number);
        if (partition == null) {
            partition = PartitionWork.begin(run, work, partition(number), size.next(), keeper.name());
            partitions.put(number, partition);
        }
        boolean finished = partition.advance(BETWEEN_LOOKS);
        if (finished) {
            size = partition.size();
        }
        if (!finished && run.stop().asked()) {
            execution.setTerminateOnly();
            return RepeatStatus.FINISHED;
        }
        return finished ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
    }

    private Partition partition(int number) {
        return work.step().partitions().stream()
                .filter(partition -> partition.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the plan has no partition " + number));
    }
}
