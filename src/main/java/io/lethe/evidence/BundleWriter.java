package io.lethe.evidence;

import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.note.VerifierKey;
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

    BundleWriter log(SignedNote checkpoint, Collection<VerifierKey> keys) {
        files.put(BundleLayout.CHECKPOINT, checkpoint.bytes());
        String lines = keys.stream().map(key -> key.text() + "\n").collect(Collectors.joining());
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
            AnchoredCheckpoint anchored = anchors.get(i);
            files.put(
                    BundleLayout.anchor(i + 1, "checkpoint"),
                    anchored.checkpoint().bytes());
            AnchoredCheckpoint.Stamp stamp = anchored.stamp();
            if (stamp != null) {
                files.put(BundleLayout.anchor(i + 1, "tsr"), stamp.answer().bytes());
                files.put(
                        BundleLayout.anchor(i + 1, "pem"), stamp.certificates().pem());
            }
        }
        return this;
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
