package io.lethe.catalog;

import java.time.Duration;

/**
 * What the server's binary log keeps of what is deleted.
 *
 * @param rowImage {@code FULL}, {@code MINIMAL} or {@code NOBLOB}: how much of a deleted row; empty where the server does not say
 * @param kept for how long at least a file stays after its last event; zero where the server removes none by itself
 */
public record BinaryLog(boolean on, String format, String rowImage, Duration kept) {
    /** {@code 30 days}, {@code 5400 seconds}. */
    public String keptInWords() {
        boolean wholeDays = kept.equals(Duration.ofDays(kept.toDays()));
        return wholeDays ? kept.toDays() + (kept.toDays() == 1 ? " day" : " days") : kept.toSeconds() + " seconds";
    }
}
