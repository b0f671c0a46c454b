package io.lethe.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.dao.DuplicateKeyException;

/**
 * Starts a run's job, or starts it again.
 *
 * <p>Whoever calls this holds the target's lock, so an execution that the repository calls running belongs to an engine that is dead: it is
 * recovered first. Batch itself looks neither at liveness nor at any fence. An execution whose end Batch could not note ("unknown") cannot
 * be restarted at all; then the run gets a new instance, which is as right as the old one, since both go by the receipts.
 */
final class BatchLaunch {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLaunch.class);

    private final BatchRepository batch;

    BatchLaunch(BatchRepository batch) {
        this.batch = batch;
    }

    /** Runs the job to its end on the caller's thread. */
    JobExecution launch(RunUnderWay run, Job job) throws JobExecutionException {
        register(job);
        recoverTheDead(job.getName());
        for (int attempt = 1; ; attempt++) {
            JobParameters parameters = parameters(run, attempt);
            JobExecution last = batch.repository().getLastJobExecution(job.getName(), parameters);
            if (last != null && restartable(last)) {
                return batch.operator().restart(last);
            }
            // An instance without an execution was made by an engine that died between the two: Batch refuses to use
            // it.
            if (batch.repository().getJobInstance(job.getName(), parameters) == null) {
                try {
                    return batch.operator().start(job, parameters);
                } catch (DuplicateKeyException theDeadWasFaster) {
                    // Its last commit was on its way when it died, and came between our look and our insert: the next
                    // attempt's parameters are free.
                    LOG.info(
                            "run {}: the engine before this one had begun attempt {}",
                            run.id().text(),
                            attempt);
                }
            }
        }
    }

    private void register(Job job) throws JobExecutionException {
        if (batch.jobs().getJobNames().contains(job.getName())) {
            batch.jobs().unregister(job.getName());
        }
        batch.jobs().register(job);
    }

    private void recoverTheDead(String jobName) {
        batch.repository()
                .findRunningJobExecutions(jobName)
                .forEach(execution -> batch.operator().recover(execution));
    }

    private static boolean restartable(JobExecution execution) {
        return execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.STOPPED;
    }

    private static JobParameters parameters(RunUnderWay run, int attempt) {
        return new JobParametersBuilder()
                .addString("run", run.id().text())
                .addLong("attempt", (long) attempt)
                .toJobParameters();
    }
}
