package io.lethe.archive;

import io.lethe.archive.content.SegmentEnd;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.content.Sha256;
import io.lethe.archive.format.RowSource;
import io.lethe.archive.format.SegmentFormat;
import io.lethe.archive.seal.SegmentSeal;
import io.lethe.archive.seal.WrappingKeyName;
import io.lethe.archive.store.SegmentName;
import io.lethe.archive.store.SegmentStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named place for segments, such as {@code cold-store}: a store, and the seal if its segments are encrypted. A sealed segment's
 * name ends with {@code .sealed}, after its format's suffix. Safe for several threads.
 */
public final class Archive {
    private static final String SEALED = ".sealed";
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final SegmentStore store;
    private final SegmentSeal seal;
    private final boolean sealing;

    /** An archive over a store. {@code sealing} says whether new segments are sealed; old ones are opened as they were written. */
    public Archive(String name, SegmentStore store, SegmentSeal seal, boolean sealing) {
        this.name = name;
        this.store = store;
        this.seal = seal;
        this.sealing = sealing;
    }

    /** The name by which policies and settings call it. */
    public String name() {
        return name;
    }

    /**
     * Refuses where no segment could be begun now. Writes nothing.
     *
     * @throws io.lethe.archive.store.StoreException that says why
     */
    public void expectWritable() {
        store.expectWritable();
    }

    /** The whole name of a segment that this archive would write under a stem such as {@code crm.invoice-…-1}. */
    public SegmentName named(String stem, SegmentFormat format) {
        return new SegmentName(stem + format.suffix() + (sealing ? SEALED : ""));
    }

    /**
     * Starts a segment. Nobody sees it before it is finished.
     *
     * @param until the last day on which it is kept; where this archive seals, the key follows from it
     * @throws io.lethe.archive.store.StoreException if the name is taken or the store cannot be written to
     */
    public SegmentDraft begin(SegmentName segment, SegmentSchema schema, LocalDate until) {
        SegmentStore.Draft draft = store.begin(segment, until);
        try {
            OutputStream out =
                    isSealed(segment) ? seal.seal(segment, WrappingKeyName.forExpiry(until), draft.out()) : draft.out();
            return new SegmentDraft(
                    this, segment, schema, draft, format(segment).sink(schema, out));
        } catch (IOException e) {
            draft.close();
            throw new IllegalStateException("stores fail in their own words", e);
        } catch (RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    /** The segment under this stem, whatever its format and seal. */
    public Optional<SegmentName> find(String stem) {
        return Arrays.stream(SegmentFormat.values())
                .flatMap(format -> Stream.of(stem + format.suffix(), stem + format.suffix() + SEALED))
                .map(SegmentName::new)
                .filter(store::exists)
                .findFirst();
    }

    /** Reads a segment from its beginning, row by row, in memory that does not grow. */
    public SegmentReading open(SegmentName segment) {
        return reading(segment, store.open(segment));
    }

    private SegmentReading reading(SegmentName segment, SeekableByteChannel file) {
        try {
            return new SegmentReading(segment, source(segment, file));
        } catch (IOException | RuntimeException e) {
            throw SegmentReading.damaged(segment, closed(file, e));
        }
    }

    private RowSource source(SegmentName segment, SeekableByteChannel file) throws IOException {
        return format(segment).source(isSealed(segment) ? seal.open(segment, file) : file);
    }

    private static Exception closed(SeekableByteChannel file, Exception cause) {
        try {
            file.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return cause;
    }

    /**
     * Reads a segment whole: its file's digest, every row, their number and their digest.
     *
     * @throws SegmentDamagedException if it is not what it says, or cannot be read
     */
    public Segment verify(SegmentName segment) {
        try (SeekableByteChannel file = store.open(segment)) {
            Sha256 digest = digest(file);
            long size = file.position();
            try (SegmentReading reading = reading(segment, file.position(0))) {
                SegmentEnd end = reading.toEnd();
                return new Segment(segment, end.rows(), end.content(), size, digest);
            }
        } catch (IOException e) {
            throw SegmentReading.damaged(segment, e);
        }
    }

    private static Sha256 digest(SeekableByteChannel file) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (file.read(buffer) >= 0) {
            digest.update(buffer.flip());
            buffer.clear();
        }
        return Sha256.of(digest);
    }

    /**
     * Writes a copy of a segment as it is without its seal, which other tools read, once all of it was verified.
     *
     * @throws IOException if the stream takes it not
     */
    public Segment unseal(SegmentName segment, OutputStream out) throws IOException {
        Segment verified = verify(segment);
        try (SeekableByteChannel file = store.open(segment);
                InputStream plain = Channels.newInputStream(isSealed(segment) ? seal.open(segment, file) : file)) {
            plain.transferTo(out);
        }
        return verified;
    }

    public List<SegmentName> list() {
        return store.list().stream().filter(Archive::isSegment).toList();
    }

    /** Removes a segment for good; one that is gone already is no error. */
    public void delete(SegmentName segment) {
        store.delete(segment);
    }

    private static boolean isSealed(SegmentName segment) {
        return segment.name().endsWith(SEALED);
    }

    private static boolean isSegment(SegmentName segment) {
        return formatOrNull(segment) != null;
    }

    private static SegmentFormat format(SegmentName segment) {
        SegmentFormat format = formatOrNull(segment);
        if (format == null) {
            throw new IllegalArgumentException("expected the name of a segment, ending with "
                    + String.join(
                            " or ",
                            Arrays.stream(SegmentFormat.values())
                                    .map(SegmentFormat::suffix)
                                    .toList())
                    + " and perhaps " + SEALED + ", but was \"" + segment + "\"");
        }
        return format;
    }

    private static @Nullable SegmentFormat formatOrNull(SegmentName segment) {
        String plain = isSealed(segment)
                ? segment.name().substring(0, segment.name().length() - SEALED.length())
                : segment.name();
        return Arrays.stream(SegmentFormat.values())
                .filter(format -> plain.endsWith(format.suffix()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return name + " (" + store + ")";
    }
}
