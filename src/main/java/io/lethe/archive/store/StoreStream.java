package io.lethe.archive.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * Fails with the store's own words, through whatever streams lie on top. Their closing does not close what lies below: that is not durable
 * yet then.
 */
final class StoreStream extends OutputStream {
    private final OutputStream below;
    private final Function<IOException, StoreException> words;

    StoreStream(OutputStream below, Function<IOException, StoreException> words) {
        this.below = below;
        this.words = words;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            below.write(bytes, offset, length);
        } catch (IOException e) {
            throw words.apply(e);
        }
    }
}
