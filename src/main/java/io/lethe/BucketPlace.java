package io.lethe;

import io.lethe.archive.store.S3Objects;
import io.lethe.archive.store.StoreException;
import io.lethe.ledger.place.Place;
import io.lethe.ledger.place.PlaceFailedException;
import io.lethe.ledger.place.PlaceFailedException.Code;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A bucket that the log is published to. Here, since the ledger knows no object store, and the archive's store no ledger. */
record BucketPlace(S3Objects objects) implements Place {
    @Override
    public Optional<byte[]> read(String path) {
        return told(() -> objects.read(path));
    }

    @Override
    public void put(String path, byte[] bytes) {
        boolean taken = told(() -> !objects.create(path, bytes));
        if (taken && !read(path).filter(there -> Arrays.equals(there, bytes)).isPresent()) {
            throw PlaceFailedException.other(objects, path);
        }
    }

    @Override
    public void replace(String path, byte[] bytes) {
        told(() -> {
            objects.replace(path, bytes);
            return path;
        });
    }

    @Override
    public void clear(String folder) {
        told(() -> {
            objects.clear(folder);
            return folder;
        });
    }

    private static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (StoreException e) {
            throw new PlaceFailedException(Code.PLACE_UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String toString() {
        return objects.toString();
    }
}
