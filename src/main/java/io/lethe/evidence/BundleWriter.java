package io.lethe.evidence;

import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts the files of a bundle together, in the only order that binds them all:
 *
 * <ol>
 *   <li>Leaves with their proofs, the checkpoint, policies, openings, the paper, and what helps to read.
 *   <li>{@code certificate.json}, which names the hash of each of these that no tree binds.
 *   <li>The log's entry with the hash of {@code certificate.json}, and its proof.
 *   <li>{@code SHA256SUMS}.
 * </ol>
 */
final class BundleWriter {
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    BundleWriter log(SignedNote checkpoint, Collection<SigningTerm> keys) {
        files.put(BundleLayout.CHECKPOINT, checkpoint.bytes());
        String lines = keys.stream().map(SigningTerm::lines).collect(Collectors.joining());
        files.put(BundleLayout.VKEYS, lines.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Leaves, and the proof of each in the same order. */
    BundleWriter leaves(Collection<Leaf> leaves, List<TlogProof> proofs) {
        leaves.forEach(leaf -> files.put(BundleLayout.leaf(leaf.index()), leaf.bytes()));
        proofs.forEach(proof -> files.put(BundleLayout.proof(proof.index()), proof.bytes()));
        return this;
    }

    /** A policy's exact bytes; a second version of one category gets a number. */
    BundleWriter policy(PolicyReference version, byte[] bytes) {
        String stem = BundleLayout.POLICIES + "/" + version.category().name();
        String path = stem + ".yaml";
        for (int number = 2; files.containsKey(path); number++) {
            path = stem + "-" + number + ".yaml";
        }
        files.put(path, bytes);
        return this;
    }

    /** Openings, numbered from 1. */
    BundleWriter openings(List<? extends Opened> openings) {
        for (int i = 0; i < openings.size(); i++) {
            files.put(BundleLayout.opening(i + 1), openings.get(i).bytes());
        }
        return this;
    }

    /** Anchored checkpoints, numbered from 1. */
    BundleWriter anchors(List<AnchoredCheckpoint> anchors) {
        for (int i = 0; i < anchors.size(); i++) {
            anchor(i + 1, anchors.get(i));
        }
        return this;
    }

    private void anchor(int number, AnchoredCheckpoint anchored) {
        SignedNote note = anchored.checkpoint();
        switch (anchored.attestation()) {
            case null -> put(number, "checkpoint", note.bytes());
            case Attestation.Stamp stamp -> {
                put(number, "checkpoint", note.bytes());
                put(number, "tsr", stamp.answer());
                put(number, "pem", stamp.believedBy());
                if (stamp.renewals().isRenewed()) {
                    put(number, "er", stamp.renewals().bytes());
                }
            }
            case Attestation.Cosignature cosignature -> {
                put(number, "checkpoint", note.with(cosignature.line()).bytes());
                put(number, "vkey", cosignature.believedBy());
            }
        }
    }

    private void put(int anchor, String kind, byte[] bytes) {
        files.put(BundleLayout.anchor(anchor, kind), bytes);
    }

    BundleWriter paper(byte[] pdf) {
        files.put(BundleLayout.PAPER, pdf);
        return this;
    }

    /** Says it: from now on the bundle's other files must not change. Returns the hash that the log must remember. */
    Hash certificate(Certificate certificate) {
        files.putAll(Documents.of(certificate));
        byte[] json = CertificateJson.write(certificate, BundleSeals.boundFiles(files));
        files.put(BundleLayout.CERTIFICATE, json);
        return Hash.of(json);
    }

    Bundle issued(Leaf leaf, TlogProof proof) {
        files.put(BundleLayout.ISSUED_LEAF, leaf.bytes());
        files.put(BundleLayout.ISSUED_PROOF, proof.bytes());
        return Bundle.sealed(files);
    }
}
