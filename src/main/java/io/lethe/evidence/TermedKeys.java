package io.lethe.evidence;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.VerifierKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keys that are believed, each in its term alone: the signature of a key that was retired proves nothing from then on, since its private half may have
 * got into other hands without doing harm to anybody.
 *
 * @param carried what the bundle says of terms; it narrows those of {@code trusted}, whoever gave these out before a key was retired
 */
record TermedKeys(List<SigningTerm> trusted, List<SigningTerm> carried) {

    TermedKeys {
        trusted = List.copyOf(trusted);
        carried = List.copyOf(carried);
    }

    /** The checkpoint in a note that a key signed in its term, of the log that the key is named after. */
    Checkpoint verify(SignedNote note) {
        Checkpoint checkpoint = verifier().verify(note);
        signer(note);
        return checkpoint;
    }

    CheckpointVerifier verifier() {
        return new CheckpointVerifier(trusted.stream().map(SigningTerm::key).toList());
    }

    /** The first of those that signed in their terms. */
    VerifierKey signer(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<VerifierKey> signers = verifier().signers(note);
        return trusted.stream()
                .filter(term -> signers.contains(term.key()) && covers(term, checkpoint))
                .map(SigningTerm::key)
                .findFirst()
                .orElseThrow(() -> new BundleRefusedException("expected a checkpoint of " + checkpoint.size()
                        + " leaves to be signed by a key in its term but only by "
                        + exceeded(signers, checkpoint.size())));
    }

    private boolean covers(SigningTerm term, Checkpoint checkpoint) {
        return term.key().name().equals(checkpoint.origin())
                && term.covers(checkpoint.size())
                && carried.stream()
                        .filter(other -> other.key().equals(term.key()))
                        .allMatch(other -> other.covers(checkpoint.size()));
    }

    private String exceeded(List<VerifierKey> signers, long size) {
        return Stream.concat(carried.stream(), trusted.stream())
                .filter(term -> signers.contains(term.key()) && !term.covers(size))
                .map(SigningTerm::toString)
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
