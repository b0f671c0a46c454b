package io.lethe.run;

import io.lethe.ledger.receipt.RunId;

/** How a restoration ended. */
public sealed interface RestoreOutcome {
    RestoreLook look();

    /** Something was in the way, or there was nothing to put back; nothing was changed. */
    record Nothing(RestoreLook look) implements RestoreOutcome {}

    /** All rows are back; {@code id} is what their entries in the ledger are found by. */
    record Finished(RestoreLook look, RunId id, long rows) implements RestoreOutcome {}

    /** Some are back, with their receipts, and the rest met something that was not there when we looked. */
    record Incomplete(RestoreLook look, RunId id, long rows, String reason) implements RestoreOutcome {}
}
