package io.lethe.run;

import io.lethe.catalog.Target;
import io.lethe.ledger.receipt.RunId;
import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Asks runs to stop through Spring Batch's repository, which is how the word reaches an engine on another machine. */
final class RunStop {
    /** The running engine notes its progress about once a second under the same version number; so many times we may meet it. */
    private static final int ATTEMPTS = 20;

    private final BatchRepository batch;

    RunStop(BatchRepository batch) {
        this.batch = batch;
    }

    boolean ask(RunId run, Target target) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<JobExecution> running = running(run, target);
            if (running.isEmpty()) {
                return false;
            }
            try {
                batch.operator().stop(running.get());
                return true;
            } catch (JobExecutionNotRunningException e) {
                // It is stopping already, or ended between the two statements.
                return running(run, target).isPresent();
            } catch (OptimisticLockingFailureException e) {
                // The engine noted its progress between our reading and our writing: read again.
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException(
                            "run " + run + " could not be told to stop in " + ATTEMPTS + " attempts", e);
                }
            }
        }
        return false;
    }

    private Optional<JobExecution> running(RunId run, Target target) {
        return batch.repository().findRunningJobExecutions(RunJob.nameOn(target)).stream()
                .filter(execution ->
                        run.text().equals(execution.getJobParameters().getString("run")))
                .findFirst();
    }
}
