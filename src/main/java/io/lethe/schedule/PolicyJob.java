package io.lethe.schedule;

import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.run.StopSignal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One firing for one category: looks whether its window is open, and if so has it run until the window ends.
 *
 * <p>The name of this class stands in the store of every installation: whoever renames it migrates {@code QRTZ_JOB_DETAILS}.
 */
@DisallowConcurrentExecution
public final class PolicyJob implements Job {
    /** The only word in the job's data: everything else is looked up when it fires. */
    static final String CATEGORY = "category";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyJob.class);

    private final PolicySet policies;
    private final FiringAction action;
    private final WindowStops stops;
    private final InstantSource clock;

    PolicyJob(PolicySet policies, FiringAction action, WindowStops stops, InstantSource clock) {
        this.policies = policies;
        this.action = action;
        this.stops = stops;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) {
        Category category = new Category(context.getMergedJobDataMap().getString(CATEGORY));
        Optional<Policy> policy = policies.policy(category);
        if (policy.isEmpty()) {
            LOG.info("{} fired here but another engine's policies have it; left to the next firing", category);
            return;
        }
        Optional<Firing> open = new Firings(policy.get().schedule()).openAt(firedAt(context));
        if (open.isEmpty()) {
            LOG.warn("{} missed its window; nothing was changed, the next firing makes up for it", category);
            return;
        }
        run(category, open.get().end());
    }

    private void run(Category category, Instant windowEnd) {
        StopSignal stop = stops.begin(windowEnd);
        try {
            action.fired(category, windowEnd, stop);
        } finally {
            stops.end(stop);
        }
    }

    /** Quartz fires up to two milliseconds early; without this a whole night would be taken for "before the window". */
    private Instant firedAt(JobExecutionContext context) {
        Instant now = clock.instant();
        Instant planned = context.getScheduledFireTime().toInstant();
        return planned.isAfter(now) ? planned : now;
    }
}
