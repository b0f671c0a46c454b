package io.lethe.evidence.paper;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;

/**
 * The checkpoint under which everything is proved.
 *
 * @param hash of the checkpoint's three lines, which {@code head -n 3 checkpoint | sha256sum} prints
 * @param code a picture of {@code hash}, as a data URI
 */
record CheckpointSheet(String origin, String size, String root, String hash, String code, String footer) {

    static CheckpointSheet of(Checkpoint checkpoint, Scribe scribe) {
        Hash hash = Hash.of(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return new CheckpointSheet(
                checkpoint.origin(),
                scribe.number(checkpoint.size()),
                checkpoint.root().hex(),
                hash.hex(),
                QrCode.dataUri(hash.hex()),
                scribe.say(Text.FOOTER, hash.abbreviated()));
    }
}
