package io.lethe.ledger.place;

import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.place.PlaceFailedException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A directory, which must be there: one that is made when it is missing hides that a disk was not mounted. */
public final class DirectoryPlace implements Place {
    private final Path directory;

    public DirectoryPlace(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return inDirectory(() -> {
            Path file = directory.resolve(path);
            return Files.exists(file) ? Optional.of(PublishedCheckpoints.read(file)) : Optional.empty();
        });
    }

    @Override
    public void put(String path, byte[] bytes) {
        Optional<byte[]> there = read(path);
        if (there.isEmpty()) {
            replace(path, bytes);
        } else if (!Arrays.equals(there.get(), bytes)) {
            throw PlaceFailedException.other(directory, path);
        }
    }

    @Override
    public void replace(String path, byte[] bytes) {
        inDirectory(() -> {
            PublishedCheckpoints.write(directory.resolve(path), bytes);
            return path;
        });
    }

    @Override
    public void clear(String folder) {
        inDirectory(() -> {
            remove(directory.resolve(folder));
            return folder;
        });
    }

    private static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }

    private <T> T inDirectory(Supplier<T> work) {
        if (!Files.isDirectory(directory)) {
            throw new PlaceFailedException(
                    Code.PLACE_UNREACHABLE,
                    directory + ": expected a directory but there is none (is it mounted?)",
                    null);
        }
        try {
            return work.get();
        } catch (UncheckedIOException e) {
            throw new PlaceFailedException(
                    Code.PLACE_UNREACHABLE, e.getMessage() + ": " + PublishedCheckpoints.reason(e), e);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
