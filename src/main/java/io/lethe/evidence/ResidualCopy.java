package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where copies of deleted rows may remain, and until when.
 *
 * @param target the database whose rows they are copies of
 * @param where in the operator's or the server's words, on one line
 * @param until null where nobody has said
 * @param source who says so: the server itself, or the data map
 */
public record ResidualCopy(
        Kind kind, String target, String where, @Nullable Instant until, Source source) {

    /** What kind of copy. */
    public enum Kind {
        BINARY_LOG("binary-log"),
        REPLICA("replica"),
        BACKUP("backup"),
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Who says so. */
    public enum Source {
        SERVER("server"),
        DATA_MAP("data-map"),
        CONFIGURATION("configuration");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    public ResidualCopy {
        where = Words.oneLine(where);
        until = until == null ? null : until.truncatedTo(ChronoUnit.MILLIS);
    }

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder()
                .put("kind", kind.toString())
                .put("target", target)
                .put("where", where)
                .put("source", source.toString());
        if (until != null) {
            json.put("until", until);
        }
        return json.build();
    }
}
