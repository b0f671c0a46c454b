package io.lethe.archive.seal;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import io.lethe.archive.content.DamagedContentException;
import io.lethe.archive.store.SegmentName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals a segment's bytes, and opens them: a line that says under which key, then ciphertext of Tink's streaming AEAD.
 *
 * <pre>
 * lethe.sealed/1 2032Q4 AYS0bWVhbnMgbm90aGluZw…
 * </pre>
 *
 * <p>The data key (32 random bytes, one for each segment) is wrapped with AES-256-GCM; the content is AES256_GCM_HKDF_1MB. Both are
 * bound to the segment's name, so that no segment can pass for another. Content is readable from any place in it, in memory
 * of one megabyte.
 */
public final class SegmentSeal {
    private static final int KEY_SIZE = 32;
    private static final int BLOCK = 1 << 20;
    private static final String HKDF = "HmacSha256";

    private final WrappingKeys keys;

    public SegmentSeal(WrappingKeys keys) {
        this.keys = keys;
    }

    /** A stream that seals what is written to it; closing it closes {@code out}. */
    public OutputStream seal(SegmentName segment, WrappingKeyName under, OutputStream out) throws IOException {
        byte[] dataKey = Random.randBytes(KEY_SIZE);
        try {
            byte[] wrapped = new AesGcmJce(keys.keyOrNew(under)).encrypt(dataKey, binding(segment));
            out.write(new SealLine(under, wrapped).write());
            return streaming(dataKey).newEncryptingStream(out, binding(segment));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /**
     * The content of a sealed segment. Its first read fails if the segment, its name or the key is another.
     *
     * @throws DamagedContentException if it cannot be opened: the key is gone or another, or its first line is damaged
     */
    public SeekableByteChannel open(SegmentName segment, SeekableByteChannel sealed) throws IOException {
        SealLine line = SealLine.read(sealed);
        byte[] key = keys.key(line.key())
                .orElseThrow(() -> new DamagedContentException("it is sealed under the key " + line.key()
                        + ", and there is no such key: where that was destroyed, the segment is gone for good"));
        try {
            byte[] dataKey = new AesGcmJce(key).decrypt(line.wrapped(), binding(segment));
            return streaming(dataKey).newSeekableDecryptingChannel(new Rest(sealed), binding(segment));
        } catch (GeneralSecurityException e) {
            throw new DamagedContentException(
                    "it cannot be opened with the key " + line.key()
                            + ": that is another key than it was sealed with, or the segment was renamed, or its first line is"
                            + " damaged",
                    e);
        }
    }

    private static StreamingAead streaming(byte[] dataKey) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(dataKey, HKDF, KEY_SIZE, BLOCK, 0);
    }

    private static byte[] binding(SegmentName segment) {
        return ("lethe/segment/v1\0" + segment).getBytes(StandardCharsets.UTF_8);
    }
}
