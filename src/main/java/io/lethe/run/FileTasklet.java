package io.lethe.run;

import io.lethe.action.FileWork;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Lets Spring Batch drive a step on files, as {@link PartitionTasklet} does for rows: about a second of work at a time. */
final class FileTasklet implements Tasklet {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final RunUnderWay run;
    private final FileWork work;
    private final RunKeeper keeper;
    private @Nullable FilePass pass;

    FileTasklet(RunUnderWay run, FileWork work, RunKeeper keeper) {
        this.run = run;
        this.work = work;
        this.keeper = keeper;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext chunkContext) throws Exception {
        MDC.put("run", run.id().text());
        MDC.put("policy", work.step().category().name());
        try {
            keeper.look(run);
            FilePass begun = pass;
            if (begun == null) {
                begun = FilePass.begin(run, work, keeper.name());
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
