package io.lethe.evidence;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import java.util.Map;
import java.util.TreeMap;

/** The files of a bundle as a forger has them: to be changed. */
final class BundleFiles {

    private BundleFiles() {}

    static Map<String, byte[]> of(Bundle bundle) {
        Map<String, byte[]> files = new TreeMap<>();
        bundle.files().forEach((path, bytes) -> files.put(path, bytes.clone()));
        return files;
    }

    static Checkpoint checkpoint(Bundle bundle) {
        return Checkpoint.parse(SignedNote.parse(bundle.file("checkpoint")).text());
    }
}
