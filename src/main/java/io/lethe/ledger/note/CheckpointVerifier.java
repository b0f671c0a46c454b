package io.lethe.ledger.note;

import java.util.List;

/**
 * Says whether a note was signed by keys that are trusted.
 *
 * <p>Signatures by unknown keys are ignored: witnesses and keys to come are simply more lines. A bad signature under the
 * name and id of a trusted key refuses the note, however many good ones stand beside it.
 */
public final class CheckpointVerifier {

    private final List<VerifierKey> trusted;

    public CheckpointVerifier(List<VerifierKey> trusted) {
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("expected at least one trusted key");
        }
        this.trusted = List.copyOf(trusted);
    }

    /** The checkpoint in a note of the log that a trusted key is named after. */
    public Checkpoint verify(SignedNote note) {
        List<VerifierKey> signers = signers(note);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        boolean signedByItsLog = signers.stream().anyMatch(key -> key.name().equals(checkpoint.origin()));
        if (!signedByItsLog) {
            throw new UntrustedNoteException(
                    "expected a signature by " + checkpoint.origin() + " itself but only " + signers + " signed");
        }
        return checkpoint;
    }

    /** The trusted keys that signed, at least one. */
    public List<VerifierKey> signers(SignedNote note) {
        List<VerifierKey> signers =
                trusted.stream().filter(key -> signed(key, note)).toList();
        if (signers.isEmpty()) {
            throw new UntrustedNoteException("expected a signature by one of " + trusted + " but there is none");
        }
        return signers;
    }

    /** The same note without the lines of others, whoever they are. */
    public SignedNote ofSigners(SignedNote note) {
        List<VerifierKey> signers = signers(note);
        return new SignedNote(
                note.text(),
                note.signatures().stream()
                        .filter(line -> signers.stream().anyMatch(key -> key.made(line)))
                        .toList());
    }

    private static boolean signed(VerifierKey key, SignedNote note) {
        List<SignedNote.Signature> claimed =
                note.signatures().stream().filter(key::made).toList();
        for (SignedNote.Signature signature : claimed) {
            if (!key.key().verify(note.signedBytes(), signature.bytes())) {
                throw new UntrustedNoteException("the signature under the name of " + key + " is not its own");
            }
        }
        return !claimed.isEmpty();
    }
}
