package io.lethe.schedule;

import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import java.time.Instant;
import java.util.Date;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;

/**
 * Has each policy whose window is open looked at once, when an engine starts: its run may have been stopped in the middle of the
 * window by the restart. Policies whose window is closed wait for their next firing.
 */
final class CatchUp {
    private final Scheduler scheduler;
    private final Instant now;

    CatchUp(Scheduler scheduler, Instant now) {
        this.scheduler = scheduler;
        this.now = now;
    }

    void start(PolicySet policies) throws SchedulerException {
        for (Policy policy : policies.policies()) {
            JobKey job = TriggerReconciliation.key(policy);
            if (new Firings(policy.schedule()).openAt(now).isPresent() && !fires(job)) {
                fireOnce(job);
            }
        }
    }

    /** Whether the job is running on some engine, or a firing of it is overdue and comes by itself. */
    private boolean fires(JobKey job) throws SchedulerException {
        for (Trigger trigger : scheduler.getTriggersOfJob(job)) {
            Date next = trigger.getNextFireTime();
            boolean overdue = next != null && !next.toInstant().isAfter(now);
            if (overdue || scheduler.getTriggerState(trigger.getKey()) == TriggerState.BLOCKED) {
                return true;
            }
        }
        return false;
    }

    private void fireOnce(JobKey job) throws SchedulerException {
        Trigger once = TriggerBuilder.newTrigger()
                .withIdentity(job.getName() + "#catch-up", TriggerReconciliation.GROUP)
                .forJob(job)
                .startAt(Date.from(now))
                .build();
        try {
            scheduler.scheduleJob(once);
        } catch (ObjectAlreadyExistsException anotherEngine) {
            // It starts at the same moment and has asked for the same; one look is enough.
        }
    }
}
