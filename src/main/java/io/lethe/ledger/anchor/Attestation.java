package io.lethe.ledger.anchor;

import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.WitnessKey;
import java.nio.charset.StandardCharsets;

/** What an anchor answered to a checkpoint, as others can verify it, and by what it was believed. */
public sealed interface Attestation {

    /** Which of them it is, in own's table: these words are stored. */
    String form();

    /** All bytes of the answer, whose hash the ledger remembers. */
    byte[] answer();

    /** The bytes of the file of keys by which it was believed. */
    byte[] believedBy();

    /** Reads what was stored. */
    static Attestation read(String form, byte[] answer, byte[] believedBy) {
        return switch (form) {
            case Stamp.FORM -> new Stamp(TimeStampAnswer.parse(answer), AuthorityCertificates.parse(believedBy));
            case Cosignature.FORM ->
                new Cosignature(
                        SignedNote.Signature.parse(text(answer).strip()),
                        WitnessKey.parse(text(believedBy).strip()));
            default -> throw new IllegalArgumentException("expected rfc3161 or cosignature but was \"" + form + "\"");
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** An authority has stamped it (RFC 3161), and keeps nothing. */
    record Stamp(TimeStampAnswer answered, AuthorityCertificates certificates) implements Attestation {
        static final String FORM = "rfc3161";

        @Override
        public String form() {
            return FORM;
        }

        @Override
        public byte[] answer() {
            return answered.bytes();
        }

        @Override
        public byte[] believedBy() {
            return certificates.pem();
        }
    }

    /** A witness has cosigned it, and remembers that: the line to put under the checkpoint. */
    record Cosignature(SignedNote.Signature line, WitnessKey key) implements Attestation {
        static final String FORM = "cosignature";

        @Override
        public String form() {
            return FORM;
        }

        @Override
        public byte[] answer() {
            return line.line().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] believedBy() {
            return (key.text() + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }
}
