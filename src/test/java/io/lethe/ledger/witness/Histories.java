package io.lethe.ledger.witness;

import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.entry.AnchorRecorded;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.note.AddCheckpoint;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;

/** A log, and the same log as its owner tells it to somebody else: one name, one key, other leaves from the third on. */
public final class Histories {
    public static final String ORIGIN = "ledger.example.org/test";

    private Histories() {}

    /** With this many leaves. */
    public static LogInMemory told(int size) {
        return told(size, 0);
    }

    /** With this many leaves, the first two of which are those of the other history. */
    public static LogInMemory toldOtherwise(int size) {
        return told(size, 100);
    }

    private static LogInMemory told(int size, int otherwise) {
        LogInMemory log = new LogInMemory(ORIGIN, 1);
        for (int i = 0; i < size; i++) {
            log.append(leaf(i < 2 ? i + 1 : i + 1 + otherwise));
        }
        return log;
    }

    private static Entry leaf(int number) {
        return new AnchorRecorded(new AnchorName("notary"), number, Hash.EMPTY_ROOT, null, Instant.EPOCH);
    }

    /** That a log with what it has may be cosigned, after the witness has seen {@code old} leaves. */
    public static AddCheckpoint asked(LogInMemory log, int old) {
        List<Hash> path = old == 0 ? List.of() : log.goesOnFrom(old).path();
        return new AddCheckpoint(old, path, log.checkpoint());
    }
}
