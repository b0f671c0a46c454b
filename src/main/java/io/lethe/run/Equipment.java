package io.lethe.run;

import io.lethe.archive.Archives;
import io.lethe.hold.Holds;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.Sealer;
import io.lethe.ledger.key.KeyDirectory;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What an engine brings to every run.
 *
 * @param name host and process, for a person who looks at leases
 * @param workers how many partitions are worked at the same time
 */
public record Equipment(
        String name,
        OwnDatabase own,
        Ledger ledger,
        KeyDirectory keys,
        Holds holds,
        Archives archives,
        int workers,
        InstantSource clock,
        Sealer sealer,
        Supplier<UUID> ids) {
    public Equipment {
        if (workers < 1) {
            throw new IllegalArgumentException("expected at least one worker but was " + workers);
        }
    }
}
