package io.lethe.action;

import io.lethe.action.SegmentRegister.Known;
import io.lethe.action.SegmentRegister.Place;
import io.lethe.archive.Segment;
import io.lethe.archive.SegmentDraft;
import io.lethe.archive.SegmentReading;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.content.Sha256;
import io.lethe.archive.store.SegmentExistsException;
import io.lethe.archive.store.SegmentName;
import io.lethe.file.FileChangedException;
import io.lethe.file.FoundFile;
import io.lethe.file.MarkedFile;
import io.lethe.ledger.receipt.Archived;
import io.lethe.ledger.tree.Hash;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a step into segments ahead of their deletion, each into one of its own, since a file has a receipt of its own.
 *
 * <ol>
 *   <li>Look at what the last recorded segment holds. If it is this very file, an engine died before the file's receipt: that segment is taken.
 *   <li>Take what stands where the next one would be written: an engine died before it was recorded. Whatever file it holds, it is verified and
 *       recorded, since a segment that nobody knows would never expire.
 *   <li>Write a segment. If we die before it is finished: a nameless rest, which nobody reads.
 *   <li>Record it in register and ledger.
 *   <li>Hash the file once more: what was written to it meanwhile is in no segment. If it changed, its segment stays, and says truly what the file
 *       was; it expires in its time.
 * </ol>
 *
 * <p>Not for several threads.
 */
public final class FileSegments {
    private final FileWork work;
    private final Lease lease;
    private final Archiving how;
    private final SegmentSchema schema;
    private int number;
    private @Nullable Held last;

    /** The file that a recorded segment holds. */
    private record Held(List<String> key, Archived segment) {
        static Held of(List<String> key, SegmentName segment, Sha256 content) {
            return new Held(key, new Archived(segment.name(), Hash.parse(content.toString())));
        }
    }

    private FileSegments(FileWork work, Lease lease, Archiving how) {
        this.work = work;
        this.lease = lease;
        this.how = how;
        this.schema =
                FileInSegment.schema(work.run().target().name(), work.step().table());
    }

    /** Goes on where the segments of this step end, whoever wrote them. */
    public static FileSegments begin(FileWork work, Lease lease, Archiving how) throws SQLException {
        FileSegments segments = new FileSegments(work, lease, how);
        Optional<Known> last = how.register().last(lease);
        if (last.isPresent()) {
            segments.number = last.get().number();
            segments.last = segments.read(last.get().name());
        }
        return segments;
    }

    /**
     * The recorded segment that holds this file as it is now.
     *
     * @param key its name and the hash of its content
     * @throws FileChangedException if it is not that any more
     */
    Archived holding(MarkedFile marked, FoundFile file, List<String> key) throws SQLException, FileChangedException {
        Held held = last;
        while (held == null || !held.key().equals(key)) {
            Optional<SegmentName> left = how.find(next());
            held = left.isPresent() ? adopt(left.get()) : write(marked, file, key);
            number++;
            last = held;
        }
        marked.expect(file, key.getLast());
        return held.segment();
    }

    private Held adopt(SegmentName name) throws SQLException {
        record(how.archive().verify(name));
        return read(name);
    }

    private Held read(SegmentName name) {
        try (SegmentReading reading = how.archive().open(name)) {
            return Held.of(FileInSegment.key(reading), name, reading.toEnd().content());
        }
    }

    private Held write(MarkedFile marked, FoundFile file, List<String> key) throws SQLException, FileChangedException {
        SegmentName name = how.name(next());
        try (SegmentDraft draft = how.archive().begin(name, schema, how.expires())) {
            AtomicInteger piece = new AtomicInteger();
            marked.read(
                    key.getLast(),
                    FileInSegment.PIECE,
                    bytes -> draft.append(FileInSegment.row(key, file, piece.incrementAndGet(), bytes)));
            Segment segment = draft.finish();
            record(segment);
            return Held.of(key, name, segment.content());
        } catch (SegmentExistsException e) {
            // Somebody who lost the step to us wrote it meanwhile.
            return adopt(name);
        }
    }

    private void record(Segment segment) throws SQLException {
        how.register().record(next(), segment, how.expires());
    }

    private Place next() {
        return new Place(work.run(), work.step(), lease, number + 1);
    }
}
