package io.lethe.run;

import io.lethe.policy.name.Category;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lets Spring Batch drive a step on files or objects, as {@link PartitionTasklet} does for rows: about a second of work at a time. */
final class PassTasklet implements Tasklet {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final RunUnderWay run;
    private final Category category;
    private final RunKeeper keeper;
    private final Pass.Beginning beginning;
    private @Nullable Pass pass;

    PassTasklet(RunUnderWay run, Category category, RunKeeper keeper, Pass.Beginning beginning) {
        this.run = run;
        this.category = category;
        this.keeper = keeper;
        this.beginning = beginning;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) throws Exception {
        MDC.put("run", run.id().text());
        MDC.put("policy", category.name());
        try {
            keeper.look(run);
            Pass begun = pass;
            if (begun == null) {
                begun = beginning.begin(keeper.name());
                pass = begun;
            }
            boolean finished = begun.advance(BETWEEN_LOOKS);
            if (!finished && run.stop().asked()) {
                contribution.getStepExecution().setTerminateOnly();
                return RepeatStatus.FINISHED;
            }
            return finished ? RepeatStatus.FINISHED : RepeatStatus.CONTINUABLE;
        } finally {
            MDC.clear();
        }
    }
}
