package io.lethe.ledger.key;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.note.WitnessKey;
import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a witness remembers. HASH is that of a log's name.
 *
 * <pre>
 * seen/HASH.checkpoint                  the largest checkpoint that was cosigned, with the log's signature and the cosignature
 * refused/HASH-17-ROOT.checkpoint       what the log signed and did not show to extend that
 * </pre>
 *
 * <p>{@code seen} is all the worth of a witness: put back from a backup, or lost, it would let pass a second history.
 */
public final class WitnessMemory {
    private static final String SEEN = "seen";
    private static final String REFUSED = "refused";

    /** Each needs a signature of the log's own, and a few prove as much as many. */
    private static final int MOST_REFUSED = 100;

    private final Path directory;
    private final WitnessKey key;

    WitnessMemory(Path directory, WitnessKey key) {
        this.directory = directory;
        this.key = key;
    }

    /** A checkpoint that was cosigned, and when. */
    public record Seen(SignedNote note, Checkpoint checkpoint, Instant at) {}

    static void createFolders(Path directory) throws IOException {
        Files.createDirectories(directory.resolve(SEEN));
        Files.createDirectories(directory.resolve(REFUSED));
    }

    /**
     * What was cosigned for this log last; empty if nothing ever was.
     *
     * @throws KeyDirectoryException if what lies there was not cosigned here
     */
    public Optional<Seen> seen(String origin) {
        return seenAs(nameOf(origin)).map(note -> read(note, origin));
    }

    /** The bytes of the same, unread, by the hash of the log's name in hexadecimal digits. */
    public Optional<byte[]> seenAs(String hash) {
        Path file = seenFile(hash);
        return Files.exists(file) ? Optional.of(PublishedCheckpoints.read(file)) : Optional.empty();
    }

    private Seen read(byte[] bytes, String origin) {
        try {
            SignedNote note = SignedNote.parse(bytes);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            Optional<Instant> at = key.cosigned(note);
            if (at.isEmpty() || !checkpoint.origin().equals(origin)) {
                throw new UntrustedNoteException("expected a checkpoint of " + origin + " that was cosigned here");
            }
            return new Seen(note, checkpoint, at.get());
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            throw new KeyDirectoryException(
                    seenFile(nameOf(origin)) + ": " + e.getMessage()
                            + ". Nothing is cosigned before the right one is back.",
                    e);
        }
    }

    /** Durable once it returns. */
    public void remember(SignedNote cosigned) {
        KeyFile.publish(seenFile(nameOf(Checkpoint.parse(cosigned.text()).origin())), cosigned.bytes());
    }

    /** Keeps what a log signed and did not show to extend what it had shown before: it may be proof of a second history. */
    public void keepRefused(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        String name = nameOf(checkpoint.origin()) + "-" + checkpoint.size() + "-" + checkpoint.root() + ".checkpoint";
        if (refused(checkpoint.origin()).size() < MOST_REFUSED) {
            KeyFile.publish(directory.resolve(REFUSED).resolve(name), note.bytes());
        }
    }

    /** The files of what was refused of this log. */
    public List<Path> refused(String origin) {
        Path folder = directory.resolve(REFUSED);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(nameOf(origin) + "-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private Path seenFile(String hash) {
        return directory.resolve(SEEN).resolve(hash + ".checkpoint");
    }

    private static String nameOf(String origin) {
        return Hash.of(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
