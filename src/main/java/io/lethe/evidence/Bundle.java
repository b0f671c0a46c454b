package io.lethe.evidence;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one certificate by their paths, as they stand in the zip. A value: what it holds is not yet believed, only
 * {@link BundleCheck} says whether it may be.
 */
public final class Bundle {

    private final SortedMap<String, byte[]> files;

    private Bundle(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    static Bundle of(Map<String, byte[]> files) {
        TreeMap<String, byte[]> copies = new TreeMap<>();
        files.forEach((path, bytes) -> copies.put(path, bytes.clone()));
        return new Bundle(Collections.unmodifiableSortedMap(copies));
    }

    /** With a {@code SHA256SUMS} over all files. */
    static Bundle sealed(Map<String, byte[]> files) {
        TreeMap<String, byte[]> sealed = new TreeMap<>(files);
        sealed.remove(BundleLayout.SUMS);
        sealed.put(BundleLayout.SUMS, Sums.of(sealed).bytes());
        return of(sealed);
    }

    Optional<byte[]> find(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    /** Refuses a bundle that does not have it. */
    byte[] file(String path) {
        return find(path).orElseThrow(() -> new BundleRefusedException("there is no file " + path));
    }

    /** By path, sorted. The arrays are the bundle's own. */
    SortedMap<String, byte[]> files() {
        return files;
    }

    /** The files of one directory, sorted by path. */
    SortedMap<String, byte[]> in(String directory) {
        return files.subMap(directory + "/", directory + "0");
    }

    @Override
    public String toString() {
        return files.size() + " files";
    }
}
