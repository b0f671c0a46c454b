package io.lethe.archive.object;

import io.lethe.archive.store.StoreException;
import io.lethe.archive.store.StoreUnreachableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Objects as files below a directory; a key is the path from there, with slashes. A file has one version. The directory must be there: one that was not
 * mounted would have all objects gone.
 */
public final class ObjectDirectory implements ObjectStore {
    private final Path directory;

    public ObjectDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public void expectReachable() {
        if (!Files.isDirectory(directory)) {
            throw new StoreUnreachableException(
                    "object store " + directory + ": expected a directory but there is none. Mount it;"
                            + " the next run goes on.",
                    new NotDirectoryException(directory.toString()));
        }
        if (!Files.isWritable(directory)) {
            throw new StoreException(
                    "object store " + directory
                            + ": expected a directory that this user may write to but it may not. The next run goes on once it may.");
        }
    }

    @Override
    public boolean has(String key) throws ObjectKeptException {
        expectReachable();
        try {
            return FileBelow.of(directory, key).isThere();
        } catch (IOException e) {
            throw failed("look for an object", e);
        }
    }

    @Override
    public void remove(String key) throws ObjectKeptException {
        expectReachable();
        FileBelow file = FileBelow.of(directory, key);
        try {
            if (file.isThere()) {
                file.delete();
            }
            // If we died after the deletion: the file may have come back with the power, or not be durably gone yet.
            force(file.folder());
        } catch (IOException e) {
            throw failed("remove an object", e);
        }
    }

    /** Of a path whose end is not there, the nearest folder that is. */
    private void force(Path folder) throws IOException {
        Path there = folder;
        while (!there.equals(directory) && !Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)) {
            Path above = there.getParent();
            there = above == null ? directory : above;
        }
        try (FileChannel channel = FileChannel.open(there, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void list(Consumer<StoredObject> each) {
        expectReachable();
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .flatMap(this::stored)
                    .forEach(each);
        } catch (UncheckedIOException | IOException e) {
            throw failed("list its objects", e);
        }
    }

    /** None, if it has gone since. */
    private Stream<StoredObject> stored(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String key = directory.relativize(file).toString();
            return Stream.of(new StoredObject(key, attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoreException failed(String what, Exception e) {
        String reason = e instanceof FileSystemException said && said.getReason() != null
                ? said.getReason()
                : e.getClass().getSimpleName();
        return new StoreException(
                "object store " + directory + ": cannot " + what + ": " + reason
                        + ". Objects whose rows are gone stay owed; the next run goes on.",
                e);
    }

    @Override
    public String toString() {
        return "directory " + directory;
    }
}
