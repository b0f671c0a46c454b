package io.lethe.evidence;

import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code SHA256SUMS}, as {@code sha256sum -c} reads it: all other files, sorted by path. It finds a damaged copy; who wants to deceive
 * writes another. That is what the signatures are for.
 *
 * <pre>e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  VERIFY.md</pre>
 */
record Sums(SortedMap<String, Hash> hashes) {

    static Sums of(Map<String, byte[]> files) {
        TreeMap<String, Hash> hashes = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (!path.equals(BundleLayout.SUMS)) {
                hashes.put(path, Hash.of(bytes));
            }
        });
        return new Sums(hashes);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder();
        hashes.forEach((path, hash) ->
                text.append(hash.hex()).append("  ").append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
