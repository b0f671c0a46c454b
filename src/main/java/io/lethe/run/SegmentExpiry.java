package io.lethe.run;

import io.lethe.archive.Archive;
import io.lethe.catalog.Target;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.Gate;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Removes segments whose last day is over from their archives, each under an entry of the ledger. The caller holds the target's lock.
 *
 * <ol>
 *   <li>A transaction on the target keeps the gate shared: a hold that is being placed waits for us, or we see it.
 *   <li>A segment that an open hold may concern stays. No row is looked up in it: a key may be written otherwise there than in a hold, and whoever
 *       compares texts takes a held row for another. So a hold on one row keeps all segments of its dataset.
 *   <li>The file is removed. If we die here, own still knows the segment, and the next run removes it again and records it.
 *   <li>One transaction on own: the day of its end, and {@code segment.expired} in the ledger.
 * </ol>
 */
final class SegmentExpiry {
    private final Equipment engine;
    private final Target target;
    private final DatasetHolds holds;
    private final Segments segments;

    SegmentExpiry(Equipment engine, Target target, PolicySet policies) {
        this.engine = engine;
        this.target = target;
        this.holds = new DatasetHolds(policies);
        this.segments = new Segments(engine.own());
    }

    /** Removes what is over at {@code asOf}, of the chosen categories or, where none is chosen, of all; returns how many. */
    int expire(Set<Category> chosen, Instant asOf, RunObserver observer) throws SQLException {
        int removed = 0;
        for (RecordedSegment segment : segments.over(target.name(), asOf)) {
            if (isChosen(segment.dataset(), chosen) && expired(segment, observer)) {
                removed++;
            }
        }
        return removed;
    }

    private boolean isChosen(DatasetId dataset, Set<Category> chosen) {
        return chosen.isEmpty() || chosen.stream().anyMatch(category -> holds.names(category, dataset));
    }

    private boolean expired(RecordedSegment segment, RunObserver observer) throws SQLException {
        Archive archive = RunSegments.archive(engine.archives(), segment.archive());
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            DSLContext tx = target.on(connection);
            Optional<String> keeper = keeper(segment.dataset(), tx);
            if (keeper.isEmpty()) {
                archive.delete(segment.name());
                segments.expired(segment, engine.ledger(), engine.clock().instant());
            }
            connection.commit();
            keeper.ifPresentOrElse(why -> observer.kept(segment, why), () -> observer.expired(segment));
            return keeper.isEmpty();
        }
    }

    /** What keeps segments of this dataset: a pause, or a hold. */
    private Optional<String> keeper(DatasetId dataset, DSLContext tx) {
        if (Gate.forShare(tx, target.name()).paused()) {
            return Optional.of("target " + target + " is paused");
        }
        return holds.keeping(dataset, engine.holds().open(target, tx))
                .map(hold -> "hold " + hold.id() + " on " + hold.scope());
    }
}
