package io.lethe.ledger;

import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds a growing tree against every published checkpoint. */
final class CheckpointAudit {

    private final SortedMap<Long, Hash> due = new TreeMap<>();
    private final SortedMap<Long, List<VerifierKey>> signers = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final int count;
    private long lastGood;
    private boolean differed;

    private CheckpointAudit(int count) {
        this.count = count;
    }

    /** A checkpoint's file as it lies outside. */
    static final class File {
        private final String name;
        private final byte[] bytes;

        File(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes.clone();
        }
    }

    static CheckpointAudit of(List<File> files, CheckpointVerifier verifier) {
        CheckpointAudit audit = new CheckpointAudit(files.size());
        files.forEach(file -> audit.read(file, verifier));
        return audit;
    }

    private void read(File file, CheckpointVerifier verifier) {
        try {
            SignedNote note = SignedNote.parse(file.bytes);
            Checkpoint checkpoint = verifier.verify(note);
            String name = PublishedCheckpoints.name(checkpoint.size());
            if (!file.name.equals(name)) {
                findings.add(new Finding.BadCheckpoint(file.name, "expected the name " + name));
            }
            due.put(checkpoint.size(), checkpoint.root());
            signers.put(checkpoint.size(), verifier.signers(note));
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            findings.add(new Finding.BadCheckpoint(file.name, String.valueOf(e.getMessage())));
        }
    }

    /** To be called for every size once, ascending. Only the first other root is named: all after it differ too. */
    void compare(MerkleTree tree) {
        Hash published = due.remove(tree.size());
        if (published == null || differed) {
            return;
        }
        Hash actual = tree.root();
        if (actual.equals(published)) {
            lastGood = tree.size();
        } else {
            differed = true;
            findings.add(new Finding.OtherRoot(tree.size(), lastGood, published, actual));
        }
    }

    List<Finding> finish(long size) {
        if (!due.isEmpty()) {
            findings.add(new Finding.Truncated(size, due.lastKey()));
        }
        return findings;
    }

    /**
     * Checkpoints without a signature that they must have, or with one that they cannot have: what an old key signs after its end may be another's
     * doing.
     */
    List<Finding> signedByOthers(SigningKeys keys) {
        List<Finding> findings = new ArrayList<>();
        long previous = 0;
        for (Map.Entry<Long, List<VerifierKey>> signed : signers.entrySet()) {
            List<VerifierKey> found = signed.getValue();
            List<VerifierKey> expected = keys.at(signed.getKey(), signed.getKey());
            if (!found.containsAll(expected)
                    || !keys.at(signed.getKey(), previous).containsAll(found)) {
                findings.add(new Finding.BadCheckpoint(
                        PublishedCheckpoints.name(signed.getKey()),
                        "expected the signatures of " + expected + " but was " + found));
            }
            previous = signed.getKey();
        }
        return findings;
    }

    int count() {
        return count;
    }
}
