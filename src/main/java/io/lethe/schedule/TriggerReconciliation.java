package io.lethe.schedule;

import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Timetable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

/** Makes the stored jobs and triggers agree with the policies: adds, reschedules, deletes; what agrees is not touched. */
final class TriggerReconciliation {
    static final String GROUP = "policies";

    private final Scheduler scheduler;

    TriggerReconciliation(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void agreeWith(PolicySet policies) throws SchedulerException {
        Set<JobKey> obsolete = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
        for (Policy policy : policies.policies()) {
            JobKey job = key(policy);
            obsolete.remove(job);
            if (!agrees(job, policy.schedule())) {
                replace(policy);
            }
        }
        scheduler.deleteJobs(List.copyOf(obsolete));
    }

    private void replace(Policy policy) throws SchedulerException {
        JobDetail job = job(policy);
        Set<Trigger> triggers = triggers(job.getKey(), policy.schedule());
        Set<TriggerKey> surplus = new HashSet<>();
        stored(job.getKey()).forEach(trigger -> surplus.add(trigger.getKey()));
        triggers.forEach(trigger -> surplus.remove(trigger.getKey()));
        // If we die between the two, the next start finds that they do not agree, and does both again.
        scheduler.scheduleJob(job, triggers, true);
        scheduler.unscheduleJobs(List.copyOf(surplus));
    }

    static JobKey key(Policy policy) {
        return JobKey.jobKey(policy.category().name(), GROUP);
    }

    private boolean agrees(JobKey job, Timetable timetable) throws SchedulerException {
        Set<String> stored = new TreeSet<>();
        for (CronTrigger trigger : stored(job)) {
            stored.add(trigger.getCronExpression() + " " + trigger.getTimeZone().getID());
        }
        Set<String> wanted = new TreeSet<>();
        CronForm.of(timetable)
                .forEach(cron -> wanted.add(cron + " " + zone(timetable).getID()));
        return stored.equals(wanted);
    }

    /** Without those that Quartz itself adds for a while, such as for a recovery. */
    private List<CronTrigger> stored(JobKey job) throws SchedulerException {
        return scheduler.getTriggersOfJob(job).stream()
                .filter(CronTrigger.class::isInstance)
                .map(CronTrigger.class::cast)
                .toList();
    }

    private static JobDetail job(Policy policy) {
        return JobBuilder.newJob(PolicyJob.class)
                .withIdentity(key(policy))
                .usingJobData(PolicyJob.CATEGORY, policy.category().name())
                .storeDurably()
                // An engine died in the middle of a firing: another one goes on, if the window is still open.
                .requestRecovery()
                .build();
    }

    private static Set<Trigger> triggers(JobKey job, Timetable timetable) {
        Set<Trigger> triggers = new HashSet<>();
        int number = 1;
        for (String cron : CronForm.of(timetable)) {
            triggers.add(TriggerBuilder.newTrigger()
                    .withIdentity(TriggerKey.triggerKey(job.getName() + "#" + number++, GROUP))
                    .forJob(job)
                    .withSchedule(CronScheduleBuilder.cronSchedule(cron)
                            .inTimeZone(zone(timetable))
                            .withMisfireHandlingInstructionFireAndProceed())
                    .build());
        }
        return triggers;
    }

    private static TimeZone zone(Timetable timetable) {
        return TimeZone.getTimeZone(timetable.zone());
    }
}
