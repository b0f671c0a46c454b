package io.lethe.hold;

import io.lethe.policy.name.TargetName;

/** The outpost of a target has no gate row, so nothing can say whether holds are in force there. No chunk goes on without it. */
public final class GateMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    GateMissingException(TargetName target) {
        super("target " + target
                + ": expected its row in lethe_outpost.gate but there is none. `lethe migrate` makes it,"
                + " after a look at why it is gone. Nothing was changed.");
    }
}
