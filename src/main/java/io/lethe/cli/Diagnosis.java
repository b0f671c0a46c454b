package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import java.util.Locale;

/**
 * One thing that the doctor looked at.
 *
 * @param database a target's name, {@code own}, or the name of an archive, a store of objects or an anchor behind that word, of a replica behind its target
 * @param remedy what to do about it; empty where nothing is to be done
 */
record Diagnosis(String database, Level level, String words, String remedy) {
    /** How bad it is. Only an error lets the doctor's command fail. */
    enum Level {
        OK("ok"),
        WARNING("warning"),
        ERROR("ERROR");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    Json json() {
        return Json.object()
                .put("database", database)
                .put("level", level.name().toLowerCase(Locale.ROOT))
                .put("words", words)
                .put("remedy", remedy);
    }

    @Override
    public String toString() {
        return words + (remedy.isEmpty() ? "" : ". " + remedy);
    }
}
