package io.lethe.evidence;

import io.lethe.ledger.Ledger;
import java.util.Set;
import java.util.stream.Collectors;

/** Chunks whose transaction the database lost again: their rows were not touched after all. */
final class LostLeaves {
    private LostLeaves() {}

    static Set<Long> of(Ledger ledger) {
        return ledger.entriesOf("receipt.lost").stream()
                .map(leaf -> LeafText.of(leaf).json().integer("leaf"))
                .collect(Collectors.toSet());
    }
}
