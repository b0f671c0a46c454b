package io.lethe.run;

import io.lethe.action.ReceiptOutbox;
import io.lethe.archive.Archives;
import io.lethe.archive.object.ObjectStores;
import io.lethe.catalog.Target;
import io.lethe.hold.Holds;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.Sealer;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.row.KeyEpoch;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What an engine brings to every run.
 *
 * @param name host and process, for a person who looks at leases
 * @param replicas which servers follow a target's
 * @param workers how many partitions are worked at the same time
 */
public record Equipment(
        String name,
        OwnDatabase own,
        Ledger ledger,
        KeyDirectory keys,
        Holds holds,
        Archives archives,
        ObjectStores objects,
        Replica.Finder replicas,
        int workers,
        InstantSource clock,
        Sealer sealer,
        Supplier<UUID> ids) {
    public Equipment {
        if (workers < 1) {
            throw new IllegalArgumentException("expected at least one worker but was " + workers);
        }
    }

    /** With the epoch key of this time: that at which a run began, to which its {@code run.started} is bound. */
    ReceiptOutbox outbox(Target target, Instant at) {
        return new ReceiptOutbox(target, keys.receiptSigner(), keys.epochKeyOrNew(KeyEpoch.of(at)), sealer, ids);
    }

    ReceiptRelay relay(ReceiptOutbox outbox) {
        return new ReceiptRelay(outbox, ledger, keys);
    }

    /** Carries what is left in the target's outbox to the ledger and publishes it; no run is under way there, nor will one be gone on with. */
    void settle(Target target) throws SQLException {
        ReceiptRelay relay = relay(outbox(target, clock.instant()));
        relay.relayAll();
        relay.publish();
    }

    /** The same where a run is only stopped: who goes on with it still needs the keys of what it has deleted. */
    void settleForNow(Target target) throws SQLException {
        ReceiptRelay relay = relay(outbox(target, clock.instant()));
        relay.relayAll();
        relay.checkpoint();
    }

    Details details(Signature signature) {
        return sealer.details(signature.json());
    }
}
