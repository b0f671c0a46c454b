package io.lethe.evidence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Which certificate this is, and who answers for it.
 *
 * @param at by the engine's clock, to the millisecond
 * @param by who asked for it and answers for it; empty where nobody was named
 * @param engine the program that wrote it, such as {@code lethe 0.1.0}
 */
public record Issue(UUID id, Instant at, String by, String engine) {

    public Issue {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        by = Words.oneLine(by);
    }
}
