package io.lethe.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text and the signatures under it: a C2SP signed note.
 *
 * <pre>
 * ledger.example.com/lethe-test
 * 3
 * Prf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpwyA4=
 *
 * — ledger.example.com/lethe-test Pvfaa2iixvklYPTZeee6q3I5dcEP7Heuyo8S8rYiB7yhyNs5OIImrcDGG8/qlX2fNfj50CuZ+Fsd0DWOgCFJOdoE4Q4=
 * </pre>
 *
 * <p>Reading a note does not verify it: {@link CheckpointVerifier} does.
 */
public record SignedNote(String text, List<Signature> signatures) {

    /** Ours are below 1 KB; rotated keys and many witnesses still fit. */
    private static final int MAX_BYTES = 64 * 1024;

    /** Verifiers must take at least 16; a hundred is what others stop at. */
    private static final int MAX_SIGNATURES = 100;

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("expected a note whose text ends with a line end");
        }
        if (text.codePoints().anyMatch(SignedNote::isForbidden)) {
            throw new IllegalArgumentException("expected a note without control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "expected 1 to " + MAX_SIGNATURES + " signatures but was " + signatures.size());
        }
        signatures = List.copyOf(signatures);
    }

    /** One line under a note: who, and in base64 the id of the key and the signature. */
    public record Signature(String name, String encoded) {

        private static final String DASH = "— ";

        public Signature {
            KeyName.check(name);
            if (StrictBase64.decode(encoded).length <= Integer.BYTES) {
                throw new IllegalArgumentException("expected a key id and a signature but was \"" + encoded + "\"");
            }
        }

        static Signature of(VerifierKey key, byte[] signature) {
            byte[] keyIdAndSignature = ByteBuffer.allocate(Integer.BYTES + signature.length)
                    .putInt(key.keyId())
                    .put(signature)
                    .array();
            return new Signature(key.name(), StrictBase64.encode(keyIdAndSignature));
        }

        /** A line without its end. */
        public static Signature parse(String line) {
            String[] parts = line.split(" ", -1);
            if (!line.startsWith(DASH) || parts.length != 3) {
                throw new IllegalArgumentException("expected a line \"— name signature\" but was \"" + line + "\"");
            }
            return new Signature(parts[1], parts[2]);
        }

        int keyId() {
            return ByteBuffer.wrap(StrictBase64.decode(encoded)).getInt();
        }

        byte[] bytes() {
            byte[] decoded = StrictBase64.decode(encoded);
            return Arrays.copyOfRange(decoded, Integer.BYTES, decoded.length);
        }

        /** With its end. */
        public String line() {
            return DASH + name + " " + encoded + "\n";
        }
    }

    /** Strict: exactly the bytes that {@link #bytes()} gives back. */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "expected a note of at most " + MAX_BYTES + " bytes but was " + bytes.length);
        }
        String all = decode(bytes);
        int split = all.lastIndexOf("\n\n");
        if (split < 0 || !all.endsWith("\n") || split + 2 == all.length()) {
            throw new IllegalArgumentException("expected a note: a text, an empty line, and lines of signatures");
        }
        Stream<String> lines = all.substring(split + 2, all.length() - 1).lines();
        SignedNote note = new SignedNote(
                all.substring(0, split + 1), lines.map(Signature::parse).toList());
        if (!Arrays.equals(note.bytes(), bytes)) {
            throw new IllegalArgumentException("expected a note in its one form");
        }
        return note;
    }

    public byte[] bytes() {
        StringBuilder builder = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> builder.append(signature.line()));
        return builder.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same with another signature under those that are there. */
    public SignedNote with(Signature signature) {
        List<Signature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    byte[] signedBytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isForbidden(int codePoint) {
        return codePoint != '\n' && codePoint < ' ';
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected a note in UTF-8", e);
        }
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
