package io.lethe.run;

import io.lethe.policy.name.TargetName;

/** Somebody keeps the target's gate, or our lease, locked for good. The run can be started again when he has let go. */
public final class NoProgressException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoProgressException(TargetName target, String conflict, int times) {
        super("target " + target + ": a " + conflict + " at lethe_outpost.gate or lethe_outpost.lease, " + times
                + " times in a row; what was deleted has its receipts, and `lethe run` goes on");
    }
}
