package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** Whether leaves are in the log that a key signed for. */
final class LeafProofs {

    private final SignedNote note;
    private final Checkpoint checkpoint;
    private final TermedKeys keys;
    private final TermedKeys everyKey;

    private LeafProofs(SignedNote note, TermedKeys keys, TermedKeys everyKey) {
        this.note = note;
        this.keys = keys;
        this.everyKey = everyKey;
        this.checkpoint = keys.verify(note);
    }

    /** Verifies the bundle's checkpoint. Size and root are never taken from anywhere else. */
    static LeafProofs open(Bundle bundle, Trust trust) {
        String vkeys = new String(bundle.file(BundleLayout.VKEYS), StandardCharsets.UTF_8);
        List<SigningTerm> own = Trust.pinned(vkeys).terms();
        List<SigningTerm> trusted = switch (trust) {
            case Trust.Pinned pinned -> pinned.terms();
            case Trust.SelfAsserted none -> own;
        };
        List<SigningTerm> every = new ArrayList<>(own);
        every.addAll(trusted);
        return new LeafProofs(
                SignedNote.parse(bundle.file(BundleLayout.CHECKPOINT)),
                new TermedKeys(trusted, own),
                new TermedKeys(every, own));
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /**
     * A checkpoint of the same log, which is yet to be shown to be one that the bundle's own extends; refuses any other. A key that the bundle brings is
     * enough: the log may have changed its key since, and what the extension shows has the word of the key that is trusted.
     */
    Checkpoint extended(byte[] note) {
        Checkpoint other = everyKey.verify(SignedNote.parse(note));
        if (!other.origin().equals(checkpoint.origin())) {
            throw new BundleRefusedException(
                    "expected a checkpoint of " + checkpoint.origin() + " but was one of " + other.origin());
        }
        return other;
    }

    VerifierKey signer() {
        return keys.signer(note);
    }

    /** Each leaf has its proof, each proof its leaf, and all are under the one checkpoint. */
    String leaves(Bundle bundle) {
        SortedMap<String, byte[]> leaves = bundle.in(BundleLayout.LEAVES);
        for (String path : bundle.in(BundleLayout.PROOFS).keySet()) {
            bundle.file(BundleLayout.leaf(BundleLayout.index(path)));
        }
        leaves.forEach((path, leaf) -> checkLeaf(bundle, BundleLayout.index(path), leaf));
        LeavesOfKeys.of(BundleLayout.leaves(bundle).values()).expect(keys.carried());
        return leaves.size() + " leaves are under the checkpoint"
                + (keys.carried().size() > 1
                        ? ", and " + keys.carried().size() + " keys of the log have the terms that they give"
                        : "");
    }

    private void checkLeaf(Bundle bundle, long index, byte[] leaf) {
        TlogProof proof = TlogProof.parse(bundle.file(BundleLayout.proof(index)));
        if (proof.index() != index) {
            throw new BundleRefusedException(
                    BundleLayout.proof(index) + " is a proof of leaf " + proof.index() + ", not of " + index);
        }
        // The very checkpoint whose signature was verified: so it need not be verified again for each leaf.
        if (!Arrays.equals(proof.checkpoint().bytes(), note.bytes())) {
            throw new BundleRefusedException(BundleLayout.proof(index) + " is under another checkpoint");
        }
        boolean included = index < checkpoint.size()
                && new InclusionProof(index, checkpoint.size(), proof.path())
                        .verify(Hash.leaf(leaf), checkpoint.root());
        if (!included) {
            throw new BundleRefusedException(
                    BundleLayout.leaf(index) + " is not leaf " + index + " of the log under its " + checkpoint);
        }
    }

    /** The log itself says, in a leaf that came after the checkpoint, that this certificate was issued. */
    String issued(Bundle bundle) {
        byte[] leaf = bundle.file(BundleLayout.ISSUED_LEAF);
        TlogProof proof = TlogProof.parse(bundle.file(BundleLayout.ISSUED_PROOF));
        Checkpoint later = proof.verify(leaf, keys.verifier());
        keys.signer(proof.checkpoint());
        if (!later.origin().equals(checkpoint.origin()) || proof.index() < checkpoint.size()) {
            throw new BundleRefusedException(
                    "expected " + BundleLayout.ISSUED_PROOF + " to be under a later checkpoint of "
                            + checkpoint.origin() + " but it is leaf " + proof.index() + " of " + later.origin());
        }
        JsonObject entry = JsonObject.read(leaf);
        Hash certificate = Hash.of(bundle.file(BundleLayout.CERTIFICATE));
        if (!entry.text("type").equals("certificate.issued")
                || !entry.hash("sha256").equals(certificate)
                || entry.integer("size") != checkpoint.size()) {
            throw new BundleRefusedException("certificate.json is not the one that the log says was issued");
        }
        return "leaf " + proof.index() + " of the log says that this certificate.json was issued";
    }
}
