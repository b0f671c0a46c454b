package io.lethe.ledger.row;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * A keyed digest over columns of a chunk's rows.
 *
 * <pre>
 * row    = HMAC-SHA256(epochKey, "lethe/masked/v1" 00 text*)
 * text   = length of the UTF-8 bytes as four bytes, most significant first, and the bytes; FF FF FF FF for NULL
 * digest = RFC 6962 root over the chunk's rows, sorted ascending
 * </pre>
 *
 * <p>A row's texts are the values of the key's columns in the order of the key, and then those of the masked columns in the order of their
 * names, each as in an opening; of columns that may be long, the SHA-256 of the value in lower-case hexadecimal. Not for several threads.
 */
public final class MaskedDigest {
    private static final byte[] LABEL = EpochKey.label("lethe/masked/v1");
    private static final int NULL = -1;

    private final Mac mac;
    private final byte[] length = new byte[Integer.BYTES];
    private final List<Hash> rows = new ArrayList<>();

    public MaskedDigest(EpochKey key) {
        mac = RowCommitter.mac(key);
    }

    /** Another row, in any order. */
    public void row(List<@Nullable String> texts) {
        mac.update(LABEL);
        texts.forEach(this::text);
        rows.add(Hash.wrap(mac.doFinal()));
    }

    private void text(@Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer.wrap(length).putInt(text == null ? NULL : bytes.length);
        mac.update(length);
        mac.update(bytes);
    }

    /** The digest over all rows so far. */
    public Hash root() {
        List<Hash> sorted = new ArrayList<>(rows);
        Collections.sort(sorted);
        MerkleTree tree = new MerkleTree();
        sorted.forEach(row -> tree.append(row.bytes()));
        return tree.root();
    }
}
