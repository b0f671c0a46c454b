package io.lethe.evidence;

import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All leaves told of here were under a checkpoint that lay in other hands by then.
 *
 * @param size of the tree under that checkpoint, which the certificate's own extends
 * @param at by the authority's clock where it was stamped, by the engine's where it was deposited
 * @param authority who stamped it, by its certificate; null where it was deposited
 * @param consistency the hashes that show the extension
 */
public record AnchorStatement(
        AnchorName anchor, long size, Instant at, @Nullable String authority, List<Hash> consistency) {

    public AnchorStatement {
        at = UtcMillis.floor(at);
        consistency = List.copyOf(consistency);
    }

    static AnchorStatement of(AnchoredCheckpoint anchored, ConsistencyProof proof) {
        AnchoredCheckpoint.Stamp stamp = anchored.stamp();
        byte[] note = anchored.checkpoint().bytes();
        return new AnchorStatement(
                anchored.anchor(),
                Checkpoint.parse(anchored.checkpoint().text()).size(),
                anchored.at(),
                stamp == null
                        ? null
                        : stamp.answer()
                                .verify(note, stamp.certificates(), null)
                                .authority(),
                proof.path());
    }

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder()
                .put("anchor", anchor.name())
                .put("size", size)
                .put("at", at)
                .put(
                        "consistency",
                        JsonArray.ofTexts(consistency.stream().map(Hash::hex).toList()));
        return authority == null
                ? json.build()
                : json.put("authority", Words.oneLine(authority)).build();
    }
}
