package io.lethe.ledger.note;

import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * What a log asks a witness: to cosign a checkpoint, which extends the one that the witness has seen. The body of a C2SP tlog-witness request:
 *
 * <pre>
 * old 1
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
 * @param oldSize of the tree that the witness has seen; 0 where it has seen none, or where that is not known
 * @param path the hashes of the consistency proof
 */
public record AddCheckpoint(long oldSize, List<Hash> path, SignedNote checkpoint) {
    /** Of a note as large as one may be, and of all the hashes that the format allows. */
    public static final int MAX_BYTES = 72 * 1024;

    /** As many as the format allows: a tree of 2^63 leaves needs no more. */
    private static final int MAX_HASHES = 63;

    private static final String OLD = "old ";

    public AddCheckpoint {
        if (oldSize < 0) {
            throw new IllegalArgumentException("expected an old size of 0 or more but was " + oldSize);
        }
        if (path.size() > MAX_HASHES) {
            throw new IllegalArgumentException("expected at most " + MAX_HASHES + " hashes but was " + path.size());
        }
        path = List.copyOf(path);
    }

    /** Strict: exactly the bytes that {@link #bytes()} gives back. */
    public static AddCheckpoint parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int split = text.indexOf("\n\n");
        if (!text.startsWith(OLD) || split < 0) {
            throw new IllegalArgumentException("expected \"old\" and a size, hashes, an empty line, and a checkpoint");
        }
        List<String> lines = text.substring(0, split).lines().toList();
        AddCheckpoint parsed = new AddCheckpoint(
                size(lines.getFirst().substring(OLD.length())),
                lines.stream().skip(1).map(StrictBase64::hash).toList(),
                SignedNote.parse(text.substring(split + 2).getBytes(StandardCharsets.UTF_8)));
        if (!Arrays.equals(parsed.bytes(), bytes)) {
            throw new IllegalArgumentException("expected a request in its one form");
        }
        return parsed;
    }

    private static long size(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a size but was \"" + digits + "\"", e);
        }
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Which log asks. */
    public String origin() {
        return checkpoint.text().lines().findFirst().orElseThrow();
    }

    /** Whether {@code next} extends the tree of {@link #oldSize} leaves that has this root. Every tree extends the empty one, without a proof. */
    public boolean shows(Hash oldRoot, Checkpoint next) {
        if (oldSize == 0) {
            return path.isEmpty();
        }
        return oldSize <= next.size() && new ConsistencyProof(oldSize, next.size(), path).verify(oldRoot, next.root());
    }

    private String text() {
        StringBuilder builder = new StringBuilder(OLD).append(oldSize).append('\n');
        path.forEach(hash -> builder.append(StrictBase64.encode(hash.bytes())).append('\n'));
        return builder.append('\n').append(checkpoint).toString();
    }
}
