package io.lethe.schedule;

import java.util.Properties;

/** How Quartz is set up, each setting with its reason; what is not here is Quartz's default. */
final class QuartzSettings {
    /** One name for all engines on one own database: it is what makes them a cluster. */
    static final String NAME = "lethe";

    /**
     * Categories that may be at work at once in one engine. Runs on one target wait for each other anyhow; a firing that finds no
     * thread waits, too, and is still caught up within its window.
     */
    private static final int THREADS = 8;

    private QuartzSettings() {}

    /** @param connections the name under which Quartz finds the own database */
    static Properties of(String connections) {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", String.valueOf(THREADS));
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", connections);
        settings.setProperty("org.quartz.jobStore.tablePrefix", "QRTZ_");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "10000");
        // Job data as text: by default they are Java objects, which whoever can write the table could make us
        // deserialise.
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        // Without it two engines can take the same trigger, then deadlock over it.
        settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
        // Less late than this is not missed. In both cases the job fires once, and looks at its window by itself.
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "60000");
        return settings;
    }
}
