package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether a bundle has the files that it should have, and their bytes are those that it names. */
final class BundleSeals {

    private BundleSeals() {}

    static String files(Bundle bundle) {
        for (String path : bundle.files().keySet()) {
            if (!BundleLayout.knows(path)) {
                throw new BundleRefusedException("the file \"" + path + "\" has no place in a certificate");
            }
        }
        for (String path : BundleLayout.NEEDED) {
            if (bundle.find(path).isEmpty()) {
                throw new BundleRefusedException("there is no file " + path);
            }
        }
        return bundle.files().size() + " files, all known, none missing";
    }

    /** Held against the whole text, not line by line: a second line for a file, or one for a file elsewhere, would be another text. */
    static String sums(Bundle bundle) {
        Sums sums = Sums.of(bundle.files());
        byte[] written = bundle.file(BundleLayout.SUMS);
        if (!Arrays.equals(sums.bytes(), written)) {
            throw new BundleRefusedException(firstDifference(sums, written));
        }
        return "all files are as SHA256SUMS has them";
    }

    private static String firstDifference(Sums sums, byte[] written) {
        String text = new String(written, StandardCharsets.UTF_8);
        for (Map.Entry<String, Hash> file : sums.hashes().entrySet()) {
            if (text.contains("  " + file.getKey() + "\n")
                    && !text.contains(file.getValue().hex() + "  " + file.getKey() + "\n")) {
                return "the file " + file.getKey() + " is not the one that SHA256SUMS names";
            }
        }
        return "SHA256SUMS does not name exactly the files that are there";
    }

    /** Every file that neither a signature nor a tree binds is named by its hash in the certificate, and no other. */
    static String bound(Bundle bundle, JsonObject certificate) {
        JsonObject files = certificate.object("files");
        SortedMap<String, Hash> found = boundFiles(bundle.files());
        if (!files.members().keySet().equals(found.keySet())) {
            throw new BundleRefusedException("certificate.json names the files "
                    + files.members().keySet() + " but there are " + found.keySet());
        }
        for (Map.Entry<String, Hash> file : found.entrySet()) {
            if (!file.getValue().equals(files.hash(file.getKey()))) {
                throw new BundleRefusedException(
                        "the file " + file.getKey() + " is not the one that certificate.json names");
            }
        }
        return "certificate.json names the other " + found.size() + " files, and they are the ones";
    }

    /** The hashes of the files that a certificate must bind itself. */
    static SortedMap<String, Hash> boundFiles(Map<String, byte[]> files) {
        SortedMap<String, Hash> hashes = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (BundleLayout.isBoundByCertificate(path)) {
                hashes.put(path, Hash.of(bytes));
            }
        });
        return hashes;
    }
}
