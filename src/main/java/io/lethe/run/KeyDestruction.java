package io.lethe.run;

import io.lethe.action.ReceiptOutbox;
import io.lethe.action.TargetLock;
import io.lethe.archive.seal.WrappingKeyName;
import io.lethe.catalog.Target;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.KeyDestroyed;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.key.DestroyableKey;
import io.lethe.ledger.row.KeyEpoch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Destroys a key on purpose.
 *
 * <ol>
 *   <li>No engine may be running on any target, and no run may be left to go on with: it would need the key, or make another of its name. What
 *       receipts are still sealed with is carried to the ledger.
 *   <li>The file is overwritten. If we die here, the key is gone, its file is none any more, and repeating it records that.
 *   <li>{@code key.destroyed}, with who and why as its details.
 *   <li>The file is removed.
 * </ol>
 */
public final class KeyDestruction {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Equipment engine;
    private final List<Target> targets;

    public KeyDestruction(Equipment engine, List<Target> targets) {
        this.engine = engine;
        this.targets = List.copyOf(targets);
    }

    /** How many segments, whose time is not over, only this key opens. */
    public long segments(DestroyableKey key) throws SQLException {
        if (!(key instanceof DestroyableKey.OfArchive archive)) {
            return 0;
        }
        return new Segments(engine.own())
                .list().stream()
                        .filter(segment -> segment.expiredAt() == null)
                        .filter(segment -> WrappingKeyName.forExpiry(segment.expiresOn())
                                .name()
                                .equals(archive.expiry().name()))
                        .count();
    }

    /** Destroys it, or refuses and changes nothing. */
    public void destroy(DestroyableKey key, String by, String reason) throws SQLException {
        if (by.isBlank() || reason.isBlank()) {
            throw new RunRefusedException("expected who destroys a key, and why, but one of them is blank.");
        }
        Instant now = engine.clock().instant();
        refuseNeeded(key, now);
        List<TargetLock> locks = new ArrayList<>();
        try {
            for (Target target : targets) {
                locks.add(lock(target));
                settle(target, now);
            }
            engine.keys().overwrite(key);
            Details details = engine.sealer()
                    .details(JsonObject.builder()
                            .put("by", by)
                            .put("reason", reason)
                            .build());
            engine.ledger().append(new KeyDestroyed(key.name(), now, details.hash()), details);
            engine.keys().remove(key);
        } finally {
            for (TargetLock lock : locks) {
                lock.close();
            }
        }
    }

    private void refuseNeeded(DestroyableKey key, Instant now) {
        if (!engine.keys().has(key)) {
            throw new RunRefusedException("expected a key " + key.name() + " in the key directory but there is none.");
        }
        if (key instanceof DestroyableKey.OfEpoch epoch && epoch.epoch().equals(KeyEpoch.of(now))) {
            throw new RunRefusedException("expected the key of an epoch that is over, but "
                    + epoch.epoch().name() + " is under way: rows are committed to with it.");
        }
    }

    private static TargetLock lock(Target target) throws SQLException {
        return TargetLock.take(target, PATIENCE)
                .orElseThrow(() -> new RunRefusedException(
                        "another engine is running on " + target + ". Try again when it is done."));
    }

    private void settle(Target target, Instant now) throws SQLException {
        RunStore store = new RunStore(target.name());
        if (engine.own().read(store::unfinished).isPresent()) {
            throw new RunRefusedException("a run on " + target
                    + " has not come to its end and may need the key. Go on with it by lethe run first.");
        }
        ReceiptOutbox outbox = new ReceiptOutbox(
                target,
                engine.keys().receiptSigner(),
                engine.keys().epochKeyOrNew(KeyEpoch.of(now)),
                engine.sealer(),
                engine.ids());
        ReceiptRelay relay = new ReceiptRelay(outbox, engine.ledger(), engine.keys());
        relay.relayAll();
        relay.publish();
    }
}
