package io.lethe.archive.store;

import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDate;
import java.util.List;

/**
 * Keeps segments by their names. Safe for several threads and several engines: of two that write the same name one wins, whole, and the
 * other is refused. A name, once committed, always means the same bytes until it is deleted.
 *
 * <p>All methods throw {@link StoreException} when the store cannot do what it is asked, and say why.
 */
public interface SegmentStore {
    /** Refuses where no segment could be begun now. Writes nothing. */
    void expectWritable();

    /**
     * Starts a segment under a name that is free; nobody sees it before it is committed.
     *
     * @param until the last day on which it is kept: a store that can sees to it that nobody removes it before
     */
    Draft begin(SegmentName name, LocalDate until);

    boolean exists(SegmentName name);

    /** The bytes of a segment, from their beginning. The caller closes the channel. */
    SeekableByteChannel open(SegmentName name);

    /** The names of all committed segments, sorted. */
    List<SegmentName> list();

    /** Removes a segment for good. One that is not there is no error: whoever died while deleting repeats it. */
    void delete(SegmentName name);

    /** A segment that is being written. Closed without commit, it leaves nothing behind. */
    interface Draft extends AutoCloseable {
        /** Where its bytes go; {@link #commit} closes it. */
        OutputStream out();

        /** Once this returns, the segment is there under its name and survives a loss of power. */
        void commit();

        @Override
        void close();
    }
}
