package io.lethe.ledger.anchor;

import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.WitnessKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an anchor answered to a checkpoint, as others can verify it, and by what it was believed. */
public sealed interface Attestation {

    /** Which of them it is, in own's table: these words are stored. */
    String form();

    /** All bytes of the answer, whose hash the ledger remembers. */
    byte[] answer();

    /** The bytes of the file of keys by which it was believed. */
    byte[] believedBy();

    /**
     * Reads what was stored.
     *
     * @param renewals the evidence record of a stamp; null where it was never renewed
     * @param renewedBy the certificates by which these are believed, beside the stamp itself; there where they are
     */
    static Attestation read(
            String form, byte[] answer, byte[] believedBy, byte @Nullable [] renewals, byte @Nullable [] renewedBy) {
        return switch (form) {
            case Stamp.FORM -> Stamp.read(answer, believedBy, renewals, renewedBy);
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

    /**
     * An authority has stamped it (RFC 3161), and keeps nothing.
     *
     * @param certificates by which it is believed, and each of its renewals
     * @param renewals the stamp with its renewals (RFC 4998); alone where there are none yet
     */
    record Stamp(TimeStampAnswer answered, AuthorityCertificates certificates, EvidenceRecord renewals)
            implements Attestation {
        public static final String FORM = "rfc3161";

        public Stamp(TimeStampAnswer answered, AuthorityCertificates certificates) {
            this(answered, certificates, EvidenceRecord.of(answered));
        }

        /** As {@link Attestation#read}, of a stamp. */
        public static Stamp read(
                byte[] answer, byte[] believedBy, byte @Nullable [] renewals, byte @Nullable [] renewedBy) {
            Stamp alone = new Stamp(TimeStampAnswer.parse(answer), AuthorityCertificates.parse(believedBy));
            return renewals == null || renewedBy == null
                    ? alone
                    : alone.renewed(EvidenceRecord.parse(renewals), AuthorityCertificates.parse(renewedBy));
        }

        /** What it says about these bytes, and what each renewal says of those before it. */
        public List<TimeStamp> verify(byte[] stamped) {
            return renewals.verify(stamped, answered, certificates);
        }

        /** The same stamp with one renewal more. */
        public Stamp renewed(EvidenceRecord longer, AuthorityCertificates by) {
            return new Stamp(answered, certificates.and(by), longer);
        }

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
