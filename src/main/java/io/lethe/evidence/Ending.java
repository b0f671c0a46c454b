package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a run ended, as far as the ledger knew. Times are the engine's. */
public sealed interface Ending {

    /** It came to its end. */
    record Finished(long leaf, Instant at, long chunks, RunCounts total) implements Ending {}

    /**
     * It was given up before its end, and is not gone on with; what it deleted until then stands.
     *
     * @param code why, as one of the engine's stable codes
     */
    record Aborted(long leaf, Instant at, long chunks, long rows, String code) implements Ending {}

    /** It had not ended: it was under way, or stopped and to be gone on with. */
    record Open() implements Ending {}

    /** Reads it from a run's leaves; refuses a run that ended twice. */
    static Ending of(List<LeafText> leaves) {
        List<LeafText> ends =
                leaves.stream().filter(leaf -> !leaf.isChunk() && isEnd(leaf)).toList();
        if (ends.size() > 1) {
            throw new IllegalArgumentException("expected a run to end once but there are leaves "
                    + ends.get(0).index() + " and " + ends.get(1).index());
        }
        return ends.stream().findFirst().map(Ending::read).orElseGet(Open::new);
    }

    private static boolean isEnd(LeafText leaf) {
        return leaf.type().equals("run.finished") || leaf.type().equals("run.aborted");
    }

    private static Ending read(LeafText leaf) {
        JsonObject json = leaf.json();
        if (leaf.type().equals("run.finished")) {
            return new Finished(leaf.index(), json.instant("at"), json.integer("chunks"), RunCounts.of(json));
        }
        return new Aborted(
                leaf.index(), json.instant("at"), json.integer("chunks"), json.integer("rows"), json.text("code"));
    }

    /** When it ended; for a run that has not, later than anything. */
    default Instant at() {
        return Instant.MAX;
    }

    /** What was planned, done and left alone; an aborted run has only what was done. */
    default Optional<RunCounts> counts() {
        return switch (this) {
            case Finished finished -> Optional.of(finished.total());
            case Aborted aborted -> Optional.empty();
            case Open open -> Optional.empty();
        };
    }

    /** Whether so many chunks with so many rows are all that the run says it had. */
    default boolean covers(long chunks, long rows) {
        return switch (this) {
            case Finished finished ->
                finished.chunks() == chunks && finished.total().done() == rows;
            case Aborted aborted -> aborted.chunks() == chunks && aborted.rows() == rows;
            case Open open -> false;
        };
    }

    default void write(JsonObject.Builder json) {
        switch (this) {
            case Finished finished ->
                json.put("ending", "finished")
                        .put("endedLeaf", finished.leaf())
                        .put("endedAt", finished.at())
                        .put("counts", finished.total().json());
            case Aborted aborted ->
                json.put("ending", "aborted")
                        .put("endedLeaf", aborted.leaf())
                        .put("endedAt", aborted.at())
                        .put("code", aborted.code());
            case Open open -> json.put("ending", "open");
        }
    }
}
