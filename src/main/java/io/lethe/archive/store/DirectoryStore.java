package io.lethe.archive.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Segments as files of one directory. The directory must be there: one that is made when it is missing hides that a disk was not
 * mounted, and the archive fills the system's own.
 */
public final class DirectoryStore implements SegmentStore {
    private final Path directory;

    public DirectoryStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public void expectWritable() {
        checkThere();
        if (!Files.isWritable(directory)) {
            throw new StoreException("archive " + directory
                    + ": expected a directory that this user may write to but it may not. Nothing was changed.");
        }
    }

    @Override
    public Draft begin(SegmentName name, LocalDate until) {
        checkThere();
        if (exists(name)) {
            throw taken(directory, name);
        }
        return FileDraft.begin(directory, name);
    }

    static SegmentExistsException taken(Object archive, SegmentName name) {
        return new SegmentExistsException("archive " + archive + ": expected no segment " + name
                + " but there is one. A segment is never written over. Nothing was changed.");
    }

    @Override
    public boolean exists(SegmentName name) {
        return Files.exists(file(name));
    }

    @Override
    public SeekableByteChannel open(SegmentName name) {
        checkThere();
        try {
            return FileChannel.open(file(name), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new StoreException("archive " + directory + ": expected a segment " + name + " but there is none", e);
        } catch (IOException e) {
            throw failed("read " + name, e);
        }
    }

    @Override
    public List<SegmentName> list() {
        checkThere();
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(SegmentName::isOne)
                    .map(SegmentName::new)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed("list its segments", e);
        }
    }

    @Override
    public void delete(SegmentName name) {
        checkThere();
        try {
            Files.deleteIfExists(file(name));
            // If we die here: the file may come back with the power, and whoever repeats the deletion finds it.
            FileDraft.force(directory);
        } catch (IOException e) {
            throw failed("delete " + name, e);
        }
    }

    private StoreException failed(String what, IOException e) {
        return FileDraft.failed(directory, what, e);
    }

    private void checkThere() {
        if (!Files.isDirectory(directory)) {
            throw new StoreException(
                    "archive " + directory + ": expected a directory but there is none. Mount it, or make"
                            + " it if it is new. Nothing was changed.");
        }
    }

    private Path file(SegmentName name) {
        return directory.resolve(name.name());
    }

    @Override
    public String toString() {
        return "directory " + directory;
    }
}
