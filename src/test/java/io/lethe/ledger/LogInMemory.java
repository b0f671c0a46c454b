package io.lethe.ledger;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.KeyRetired;
import io.lethe.ledger.entry.KeyRotated;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.Cosigner;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.SubtreeHashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A log without a database, for tests of other rooms: what is appended is proved under a checkpoint that is really signed. */
public final class LogInMemory {
    private final String origin;
    private final List<CheckpointSigner> signers = new ArrayList<>();
    private final List<SigningTerm> terms = new ArrayList<>();
    private final List<Leaf> leaves = new ArrayList<>();

    /** Another seed is another key. */
    public LogInMemory(String origin, int seed) {
        this.origin = origin;
        signBeside(seed);
    }

    /** From now on this key signs beside those before. */
    public void signBeside(int seed) {
        CheckpointSigner signer = Keys.signer(origin, seed);
        signers.add(signer);
        terms.add(SigningTerm.always(signer.verifierKey()));
    }

    /** The same, and the log says so. */
    public void rotate(int seed) {
        VerifierKey next = Keys.signer(origin, seed).verifierKey();
        Leaf begun = append(new KeyRotated(next, Instant.EPOCH, Hash.of()));
        signBeside(seed);
        terms.set(terms.size() - 1, new SigningTerm(next, begun.index() + 1, SigningTerm.OPEN));
    }

    /** The oldest key that signs does not any more, and the log says so. */
    public void retire() {
        VerifierKey key = signers.getFirst().verifierKey();
        Leaf ended = append(new KeyRetired(key, Instant.EPOCH, Hash.of()));
        retireOldest();
        terms.replaceAll(term -> term.key().equals(key) ? new SigningTerm(key, term.from(), ended.index() + 1) : term);
    }

    /** From now on this key alone signs, whatever the log says. */
    public void steal(int seed) {
        signers.clear();
        signers.add(Keys.signer(origin, seed));
    }

    /** From now on the oldest key that signs does not any more. */
    public void retireOldest() {
        signers.removeFirst();
    }

    public static EpochKey epochKey(int seed) {
        return Keys.epochKey(seed);
    }

    /** Somebody else, who cosigns. */
    public static Cosigner cosigner(String name, int seed) {
        return new Cosigner(name, Keys.pair(seed));
    }

    /** The first one. */
    public VerifierKey verifierKey() {
        return terms.getFirst().key();
    }

    /** Of all that ever signed. */
    public List<VerifierKey> verifierKeys() {
        return terms.stream().map(SigningTerm::key).toList();
    }

    /** Of all that ever signed. */
    public List<SigningTerm> terms() {
        return List.copyOf(terms);
    }

    public Leaf append(Entry entry) {
        Leaf leaf = new Leaf(leaves.size(), entry.bytes());
        leaves.add(leaf);
        return leaf;
    }

    public List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    /** Over everything that was appended so far. */
    public SignedNote checkpoint() {
        return checkpoint(leaves.size());
    }

    /** Over the first leaves only, as it was when there were no more. */
    public SignedNote checkpoint(int size) {
        return sign(
                size,
                MerkleTree.rootOf(leaves.stream().limit(size).map(Leaf::hash).toList()));
    }

    /** What the log would never sign. */
    public SignedNote sign(long size, Hash root) {
        Checkpoint checkpoint = new Checkpoint(origin, size, root);
        return new SignedNote(
                checkpoint.text(),
                signers.stream()
                        .flatMap(signer -> signer.sign(checkpoint).signatures().stream())
                        .toList());
    }

    /** That the log as it is goes on from what it was. */
    public ConsistencyProof goesOnFrom(int size) {
        return tree().consistency(size, leaves.size());
    }

    /** Under the checkpoint over everything that was appended so far. */
    public TlogProof prove(long index) {
        return new TlogProof(index, tree().inclusion(index, leaves.size()).path(), checkpoint());
    }

    private SubtreeHashes tree() {
        return SubtreeHashes.over(leaves.stream().map(Leaf::hash).toList());
    }
}
