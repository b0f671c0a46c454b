package io.lethe.run;

import io.lethe.policy.name.TargetName;

/** The target is not the database that it was when the run began: restored from a backup, or another server behind the same name. */
public final class TargetReplacedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TargetReplacedException(TargetName target) {
        super("target " + target
                + " was restored or replaced while the run was under way: its gate is not the one that the run knew."
                + " The run has stopped and nothing more is deleted there until a person has looked");
    }
}
