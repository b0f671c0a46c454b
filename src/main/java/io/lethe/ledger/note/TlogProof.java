package io.lethe.ledger.note;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Everything needed to check offline that a leaf is in a log: a C2SP tlog-proof.
 *
 * <pre>
 * c2sp.org/tlog-proof@v1
 * index 1
 * BxVWE6RHk7F3lw1RFLUNmiXteVpoAQ/wE8/1y2VJm84=
 * 2k08bHhvdEIQpqsWrVKnU++X0G+uczHdc7bRZQuQ4Ys=
 *
 * ledger.example.com/lethe-test
 * 3
 * Prf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpwyA4=
 *
 * — ledger.example.com/lethe-test Pvfaa2iixvklYPTZeee6q3I5dcEP7Heuyo8S8rYiB7yhyNs5OIImrcDGG8/qlX2fNfj50CuZ+Fsd0DWOgCFJOdoE4Q4=
 * </pre>
 *
 * <p>Size and root are taken only from the checkpoint, after its signature was verified; there is no second copy of them
 * that could say something else. The format's unauthenticated {@code extra} line is not ours and is refused.
 */
public record TlogProof(long index, List<Hash> path, SignedNote checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1\n";
    private static final String INDEX = "index ";

    public TlogProof {
        if (index < 0) {
            throw new IllegalArgumentException("expected an index of 0 or more but was " + index);
        }
        path = List.copyOf(path);
    }

    /** Strict: exactly the bytes that {@link #bytes()} gives back. */
    public static TlogProof parse(byte[] bytes) {
        String text = decode(bytes);
        int split = text.indexOf("\n\n");
        if (!text.startsWith(HEADER + INDEX) || split < 0) {
            throw new IllegalArgumentException("expected a proof that begins with " + HEADER.strip() + " and an index");
        }
        List<String> lines = text.substring(HEADER.length(), split).lines().toList();
        SignedNote note = SignedNote.parse(text.substring(split + 2).getBytes(StandardCharsets.UTF_8));
        TlogProof proof = new TlogProof(
                parseIndex(lines.getFirst().substring(INDEX.length())),
                lines.stream().skip(1).map(StrictBase64::hash).toList(),
                note);
        if (!proof.text().equals(text)) {
            throw new IllegalArgumentException("expected a proof in its one form");
        }
        return proof;
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** The verified checkpoint that the leaf is under; refuses a leaf that is not. */
    public Checkpoint verify(byte[] leaf, CheckpointVerifier verifier) {
        Checkpoint verified = verifier.verify(checkpoint);
        boolean included = index < verified.size()
                && new InclusionProof(index, verified.size(), path).verify(Hash.leaf(leaf), verified.root());
        if (!included) {
            throw new UntrustedNoteException("the leaf is not at index " + index + " under the " + verified);
        }
        return verified;
    }

    private String text() {
        StringBuilder builder =
                new StringBuilder(HEADER).append(INDEX).append(index).append('\n');
        path.forEach(hash -> builder.append(StrictBase64.encode(hash.bytes())).append('\n'));
        return builder.append('\n').append(checkpoint).toString();
    }

    private static long parseIndex(String line) {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected an index but was \"" + line + "\"", e);
        }
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected a proof in UTF-8", e);
        }
    }
}
