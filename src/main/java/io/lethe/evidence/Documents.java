package io.lethe.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files in a bundle that help a reader and prove nothing themselves. */
final class Documents {

    private Documents() {}

    /** By path. */
    static SortedMap<String, byte[]> of(Certificate certificate) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(BundleLayout.GUIDE, resource("VERIFY.md"));
        files.put(BundleLayout.PROGRAM, resource("verify.py"));
        return files;
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Documents.class.getResourceAsStream("/evidence/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the program was built without its resource evidence/" + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource evidence/" + name, e);
        }
    }
}
