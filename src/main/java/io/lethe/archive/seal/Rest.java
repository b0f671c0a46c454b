package io.lethe.archive.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** What lies behind a channel's present position, as a channel of its own; closing it closes the whole. */
final class Rest implements SeekableByteChannel {
    private final SeekableByteChannel whole;
    private final long begin;

    Rest(SeekableByteChannel whole) throws IOException {
        this.whole = whole;
        this.begin = whole.position();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return whole.read(into);
    }

    @Override
    public long position() throws IOException {
        return whole.position() - begin;
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        whole.position(begin + position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return whole.size() - begin;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return whole.isOpen();
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
