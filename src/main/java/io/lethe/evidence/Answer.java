package io.lethe.evidence;

import io.lethe.ledger.entry.Leaf;
import java.util.List;
import java.util.SortedMap;

/**
 * What the ledger has to say to a question.
 *
 * @param leaves by their index
 * @param openings one for each record that was asked about and found
 */
record Answer(SortedMap<Long, Leaf> leaves, List<Opening> openings, List<RecordStatement> records) {

    Answer {
        openings = List.copyOf(openings);
        records = List.copyOf(records);
    }

    static Answer ofLeaves(SortedMap<Long, Leaf> leaves) {
        return new Answer(leaves, List.of(), List.of());
    }

    Statements statements() {
        return Statements.of(leaves.values().stream().map(LeafText::of).toList());
    }
}
