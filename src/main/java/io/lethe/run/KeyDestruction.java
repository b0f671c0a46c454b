package io.lethe.run;

import io.lethe.archive.seal.WrappingKeyName;
import io.lethe.catalog.Target;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.OpenHolds;
import io.lethe.ledger.DroppedCommitments;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.KeyDestroyed;
import io.lethe.ledger.key.DestroyableKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Destroys a key on purpose.
 *
 * <ol>
 *   <li>No engine may be running on any target, and no run may be left to go on with: it would need the key, or make another of its name. What
 *       receipts are still sealed with is carried to the ledger.
 *   <li>The file is overwritten, while no hold that may concern a row under it can be placed, and unless there is one: a segment that nobody can
 *       read is not kept. If we die here, the key is gone, its file is none any more, and repeating it records that.
 *   <li>{@code key.destroyed}, with who and why as its details.
 *   <li>Commitments under it prove nothing any more, and are dropped. If we die before: repeating it, or destroying any other key, drops them.
 *   <li>The file is removed.
 * </ol>
 */
public final class KeyDestruction {
    private final Equipment engine;
    private final List<Target> targets;
    private final DatasetHolds holds;

    public KeyDestruction(Equipment engine, List<Target> targets, PolicySet policies) {
        this.engine = engine;
        this.targets = List.copyOf(targets);
        this.holds = new DatasetHolds(policies);
    }

    /** How many segments, whose time is not over, only this key opens. */
    public long segments(DestroyableKey key) throws SQLException {
        return under(key).size();
    }

    private List<RecordedSegment> under(DestroyableKey key) throws SQLException {
        if (!(key instanceof DestroyableKey.OfArchive archive)) {
            return List.of();
        }
        return new Segments(engine.own())
                .list().stream()
                        .filter(segment -> segment.expiredAt() == null)
                        .filter(segment -> WrappingKeyName.forExpiry(segment.expiresOn())
                                .name()
                                .equals(archive.expiry().name()))
                        .toList();
    }

    /** Destroys it, or refuses and changes nothing. */
    public void destroy(DestroyableKey key, Signature signature) throws SQLException {
        Instant now = engine.clock().instant();
        refuseNeeded(key, now);
        List<QuietTarget> quiet = new ArrayList<>();
        try {
            for (Target target : targets) {
                quiet.add(QuietTarget.take(engine, target));
                refuseUnfinished(target);
            }
            List<RecordedSegment> segments = under(key);
            refuseStrangers(segments);
            overwriteUnlessHeld(key, segments, targets.iterator());
            Details details = engine.details(signature);
            engine.ledger().append(new KeyDestroyed(key.name(), now, details.hash()), details);
            new DroppedCommitments(engine.own()).drop();
            engine.keys().remove(key);
        } finally {
            for (QuietTarget target : quiet) {
                target.close();
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

    private void refuseStrangers(List<RecordedSegment> segments) {
        Set<TargetName> known = targets.stream().map(Target::name).collect(Collectors.toSet());
        segments.stream()
                .filter(segment -> !known.contains(segment.target()))
                .findFirst()
                .ifPresent(segment -> {
                    throw new RunRefusedException("expected the target " + segment.target()
                            + " in lethe.yaml, since only there it can be told whether a hold keeps segment "
                            + segment.name() + ", but it is not.");
                });
    }

    /** With the gates of all targets shared, one within the other: a hold that is being placed waits for us, or we see it. */
    private void overwriteUnlessHeld(DestroyableKey key, List<RecordedSegment> segments, Iterator<Target> rest)
            throws SQLException {
        if (!rest.hasNext()) {
            engine.keys().overwrite(key);
            return;
        }
        Target target = rest.next();
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            OpenHolds open = engine.holds().open(target, target.on(connection));
            for (RecordedSegment segment : segments) {
                if (segment.target().equals(target.name())) {
                    refuseHeld(segment, open);
                }
            }
            overwriteUnlessHeld(key, segments, rest);
            connection.commit();
        }
    }

    private void refuseHeld(RecordedSegment segment, OpenHolds open) {
        holds.keeping(segment.dataset(), open).ifPresent(hold -> {
            throw new RunRefusedException("hold " + hold.id() + " on " + hold.scope() + " keeps segment "
                    + segment.name() + ", which nobody could read without its key. Release the hold first.");
        });
    }

    private void refuseUnfinished(Target target) throws SQLException {
        RunStore store = new RunStore(target.name());
        if (engine.own().read(store::unfinished).isPresent()) {
            throw new RunRefusedException("a run on " + target
                    + " has not come to its end and may need the key. Go on with it by lethe run first.");
        }
    }
}
