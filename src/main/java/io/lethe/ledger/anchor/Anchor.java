package io.lethe.ledger.anchor;

import io.lethe.ledger.entry.AnchorName;
import io.lethe.policy.time.RetentionPeriod;

/**
 * Somewhere outside that checkpoints are anchored.
 *
 * @param backlog for how long it may be without a checkpoint that it should have; after that nothing is deleted until it has it
 */
public record Anchor(AnchorName name, Depositary depositary, RetentionPeriod backlog) {

    /** {@code anchor notary}. */
    @Override
    public String toString() {
        return "anchor " + name;
    }
}
