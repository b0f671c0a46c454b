package io.lethe.ledger;

import java.time.Instant;

/** Why and since when something outside fails. */
public record Trouble(String code, String words, Instant since) {
    /** {@code ANCHOR_UNREACHABLE since 2026-11-22T02:10:00Z: /mnt/notary: expected a directory but there is none (is it mounted?)} */
    @Override
    public String toString() {
        return code + " since " + since + ": " + words;
    }
}
