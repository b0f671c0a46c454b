package io.lethe.ledger.witness;

import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.key.WitnessMemory;
import io.lethe.ledger.note.AddCheckpoint;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.Cosigner;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.Hash;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a checkpoint is cosigned:
 *
 * <ol>
 *   <li>The log is one of those that are trusted, and one of its keys has signed the checkpoint.
 *   <li>It was to be compared with the checkpoint that was seen last, and with no other. From here on one request after the other: two
 *       that were compared with the same one could each extend it.
 *   <li>The proof shows that it extends that one.
 *   <li>Remember it. If we die before this: nothing happened. If we die after it: it is remembered and nobody has the cosignature; whoever asks
 *       again for the same checkpoint gets one.
 *   <li>Answer.
 * </ol>
 *
 * <p>Safe for several threads; one process alone may use one directory: see {@link WitnessDirectory#occupy}.
 */
public final class Witness {
    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);

    private final WitnessDirectory directory;
    private final WitnessMemory memory;
    private final Cosigner cosigner;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();

    public Witness(WitnessDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.memory = directory.memory();
        this.cosigner = directory.cosigner();
        this.clock = clock;
    }

    public Ruling add(AddCheckpoint asked) {
        List<VerifierKey> keys = directory.logs().keysOf(asked.origin());
        if (keys.isEmpty()) {
            return new Ruling.UnknownLog("no log of the name " + asked.origin() + " is trusted here");
        }
        try {
            return signed(asked, new CheckpointVerifier(keys).ofSigners(asked.checkpoint()));
        } catch (UntrustedNoteException e) {
            return new Ruling.Untrusted(String.valueOf(e.getMessage()));
        }
    }

    /** The largest checkpoint that was cosigned for a log, whole, by the hash of its name; empty where none was. */
    public Optional<byte[]> seen(String hashOfOrigin) {
        return memory.seenAs(hashOfOrigin);
    }

    private Ruling signed(AddCheckpoint asked, SignedNote note) {
        Checkpoint next;
        try {
            next = Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return claimsEmptyTree(note) ? new Ruling.NotExtended(why) : new Ruling.Malformed(why);
        }
        if (asked.oldSize() > next.size()) {
            return new Ruling.Malformed(
                    "expected an old size of at most " + next.size() + " but was " + asked.oldSize());
        }
        turn.lock();
        try {
            return compared(asked, next, note);
        } finally {
            turn.unlock();
        }
    }

    /** A root over no leaves that is none: the format of requests counts it among the histories that do not fit together. */
    private static boolean claimsEmptyTree(SignedNote note) {
        return note.text().lines().skip(1).findFirst().equals(Optional.of("0"));
    }

    private Ruling compared(AddCheckpoint asked, Checkpoint next, SignedNote note) {
        Checkpoint last = memory.seen(next.origin())
                .map(WitnessMemory.Seen::checkpoint)
                .orElseGet(() -> new Checkpoint(next.origin(), 0, Hash.EMPTY_ROOT));
        if (asked.oldSize() != last.size()) {
            return new Ruling.SeenAnother(last.size());
        }
        if (!asked.shows(last.root(), next)) {
            String why = "the " + next + ", was not shown to extend the " + last + ", that was cosigned";
            LOG.error("CHECKPOINT_REFUSED {}: {}", next.origin(), why);
            memory.keepRefused(note);
            return new Ruling.NotExtended(why);
        }
        SignedNote.Signature line = cosigner.cosign(next, clock.instant());
        memory.remember(note.with(line));
        LOG.info("cosigned for {}: {}", next.origin(), next);
        return new Ruling.Cosigned(line);
    }
}
