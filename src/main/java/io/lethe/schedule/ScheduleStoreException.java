package io.lethe.schedule;

import org.quartz.SchedulerException;

/** The triggers on the own database cannot be read or changed. */
public final class ScheduleStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ScheduleStoreException(SchedulerException cause) {
        super("cannot use the triggers on the own database: " + cause.getMessage(), cause);
    }
}
