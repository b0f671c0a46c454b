package io.lethe.evidence;

import io.lethe.ledger.entry.Leaf;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger has to say to a question.
 *
 * @param leaves by their index
 * @param openings one for each row that was asked about and found
 * @param subject null where no person was asked about
 */
record Answer(
        SortedMap<Long, Leaf> leaves,
        List<? extends Opened> openings,
        List<RecordStatement> records,
        @Nullable SubjectAnswer subject) {

    Answer {
        openings = List.copyOf(openings);
        records = List.copyOf(records);
    }

    static Answer ofLeaves(SortedMap<Long, Leaf> leaves) {
        return new Answer(leaves, List.of(), List.of(), null);
    }

    static Answer ofSubject(SortedMap<Long, Leaf> leaves, List<? extends Opened> openings, SubjectAnswer subject) {
        return new Answer(leaves, openings, List.of(), subject);
    }

    /** The latest leaf that tells of rows or of what they went by. Which keys have signed since then, nobody asked. */
    long last() {
        return leaves.values().stream()
                .filter(leaf -> !LeafText.of(leaf).isOfKeys())
                .mapToLong(Leaf::index)
                .max()
                .orElseThrow();
    }

    /** Refuses what whoever checks the certificate would refuse. */
    Statements statements() {
        Statements statements =
                Statements.of(leaves.values().stream().map(LeafText::of).toList());
        for (RunStatement run : statements.runs()) {
            run.contradiction().ifPresent(words -> {
                throw new CertificateRefusedException(
                        words + ". Nothing was issued. lethe ledger verify, and keep this database.");
            });
        }
        return statements;
    }
}
