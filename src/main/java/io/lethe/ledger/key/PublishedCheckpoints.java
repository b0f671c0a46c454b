package io.lethe.ledger.key;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of checkpoints outside the database: one file each, named by its size.
 *
 * <pre>published/00000000000000000123.checkpoint</pre>
 *
 * <p>A file is written once and never changed. That it lies outside is its whole value: whoever can rewrite the database
 * cannot rewrite this, if operations put it where it belongs.
 */
public final class PublishedCheckpoints {

    private static final String LATEST = "latest";
    private static final Pattern NAME = Pattern.compile("[0-9]{20}\\.checkpoint");

    private final Path folder;

    public PublishedCheckpoints(Path folder) {
        this.folder = folder;
    }

    /**
     * Durable once it returns. False if another checkpoint of the same size is there, which then stays: to publish a second one
     * would be a fork.
     */
    public boolean publish(SignedNote note) {
        Path file = folder.resolve(name(note));
        byte[] bytes = note.bytes();
        if (Files.exists(file)) {
            return Arrays.equals(read(file), bytes);
        }
        KeyFile.publish(file, bytes);
        return true;
    }

    /** Makes the file {@code latest} the same as the largest, for people and programs that look at one name. */
    public void publishLatest() {
        KeyFile.publish(folder.resolve(LATEST), read(files().getLast()));
    }

    /** All of them, smallest first. */
    public List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            // Names are of one length, so their order is that of the sizes.
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** The largest, if any was ever published. */
    public Optional<SignedNote> latest() {
        List<Path> files = files();
        return files.isEmpty() ? Optional.empty() : Optional.of(SignedNote.parse(read(files.getLast())));
    }

    public boolean has(long size) {
        return Files.exists(folder.resolve(name(size)));
    }

    public static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Writes a public file, in the place of one that is there; it is there, whole, once this returns. Makes its folder if need be. */
    public static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        KeyFile.publish(file, bytes);
    }

    /** The name of a checkpoint's file. */
    public static String name(SignedNote note) {
        return name(Checkpoint.parse(note.text()).size());
    }

    public static String name(long size) {
        return String.format(Locale.ROOT, "%020d.checkpoint", size);
    }

    /** Why a file could not be read or written, in words. */
    public static String reason(UncheckedIOException failure) {
        return KeyFile.reason(Objects.requireNonNull(failure.getCause()));
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
