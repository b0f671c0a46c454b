package io.lethe;

import io.lethe.ledger.note.WitnessKey;
import io.lethe.policy.time.RetentionPeriod;
import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** Where one anchor is, and for how long it may be without a checkpoint before deletion waits for it. */
sealed interface AnchorSettings {
    /** Whoever looks after an anchor is not at work every day; a week has a working day in it everywhere. */
    RetentionPeriod DEFAULT_BACKLOG = new RetentionPeriod(Period.ofDays(7));

    RetentionPeriod backlog();

    /** A directory in other hands. */
    record Directory(Path directory, RetentionPeriod backlog) implements AnchorSettings {}

    /**
     * An authority that stamps times by RFC 3161.
     *
     * @param certificates the file, in PEM, of the certificates that it is trusted by
     * @param policy the object identifier that it must stamp under; null where any will do
     */
    record Rfc3161(URI url, Path certificates, @Nullable String policy, RetentionPeriod backlog)
            implements AnchorSettings {}

    /** A witness that cosigns, and the key by which its cosignatures are believed. */
    record Witness(URI url, WitnessKey key, RetentionPeriod backlog) implements AnchorSettings {}
}
