package io.lethe.evidence;

import io.lethe.ledger.entry.ObjectCounts;
import java.util.List;
import java.util.stream.LongStream;

/** What the run of {@link Story#toldOfObjects} may not say of objects at its end. */
final class WrongObjects {
    private WrongObjects() {}

    /** Its chunks tell of two. */
    static List<ObjectCounts> ofChunks() {
        return LongStream.of(0, 1, 3, 5)
                .mapToObj(done -> new ObjectCounts(3, done, 0, 1, 1))
                .toList();
    }

    /** Of rows and objects it counts together 7, 5, 5, 3 and 2. */
    static List<ObjectCounts> ofNumbers() {
        return List.of(
                new ObjectCounts(8, 2, 2, 1, 1),
                new ObjectCounts(3, 6, 2, 1, 1),
                new ObjectCounts(3, 2, 6, 1, 1),
                new ObjectCounts(3, 2, 2, 4, 1),
                new ObjectCounts(3, 2, 2, 1, 3),
                new ObjectCounts(3, 2, 2, 1, -1));
    }

    /** The certificate says what the story tells where nothing else is asked for. */
    static List<ObjectCounts> ofCertificate() {
        return List.of(
                new ObjectCounts(4, 2, 2, 1, 1),
                new ObjectCounts(3, 2, 1, 1, 1),
                new ObjectCounts(3, 2, 2, 2, 1),
                new ObjectCounts(3, 2, 2, 1, 2),
                ObjectCounts.NONE);
    }
}
