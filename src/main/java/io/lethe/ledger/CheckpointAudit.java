package io.lethe.ledger;

import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds a growing tree against every published checkpoint. */
final class CheckpointAudit {

    private final SortedMap<Long, Hash> due = new TreeMap<>();
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
            Checkpoint checkpoint = verifier.verify(SignedNote.parse(file.bytes));
            String name = PublishedCheckpoints.name(checkpoint.size());
            if (!file.name.equals(name)) {
                findings.add(new Finding.BadCheckpoint(file.name, "expected the name " + name));
            }
            due.put(checkpoint.size(), checkpoint.root());
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

    int count() {
        return count;
    }
}
