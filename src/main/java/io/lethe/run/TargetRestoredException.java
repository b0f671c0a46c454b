package io.lethe.run;

import io.lethe.policy.name.TargetName;

/** A target lost receipts that the ledger has: it was restored from a backup. It is paused, and the message says what a person does now. */
public final class TargetRestoredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TargetRestoredException(TargetName target, int receipts, int holds) {
        super("target " + target
                + " was restored from a backup, or another database stands behind its name: it has lost " + receipts
                + (receipts == 1 ? " receipt" : " receipts")
                + " that the ledger has. The rows that they were for may be back."
                + (holds == 0 ? "" : " Holds that it had lost are in force again: " + holds + ".")
                + " No row was changed, and the target is paused. What is back is due again: look at"
                + " `lethe replay " + target + " --plan`, place holds where the restored rows are needed, then"
                + " `lethe resume --target " + target + "` and `lethe replay " + target + " --run`.");
    }
}
