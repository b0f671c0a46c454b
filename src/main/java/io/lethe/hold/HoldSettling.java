package io.lethe.hold;

import static io.lethe.hold.HoldState.EFFECTIVE;
import static io.lethe.hold.HoldState.RELEASED;
import static io.lethe.hold.HoldState.RELEASING;
import static io.lethe.hold.HoldState.WANTED;

import io.lethe.catalog.Target;
import io.lethe.ledger.OwnDatabase;
import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Carries a registered hold, or its release, to one target. Safe to do twice, at once, and from several machines.
 *
 * <ol>
 *   <li>On the target: begin, and take the gate exclusively. That waits for the chunks under way.
 *   <li>On own: read how far the hold has got. Under the gate and not before: of two carriers, the slower one must not bring a
 *       hold back that was released meanwhile.
 *   <li>On the target: add or remove the hold, next epoch, commit. From here on it is in force (or not), whatever happens to us.
 *   <li>On own, in one transaction: the next state, and the ledger's entry. Only then may a person be told.
 *   <li>Again from 1, if the release was ordered before the hold got here.
 * </ol>
 *
 * <p>If we die after step 1 or 2, nothing has happened and the server lets go of the gate. If we die after step 3, the register
 * still says wanted: the next carrier finds the hold in place, changes nothing on the target and goes on with step 4. If the
 * commit of step 3 or 4 is lost on the wire, the same holds, whichever way it went.
 */
final class HoldSettling {
    /** A chunk's transaction takes a tenth of a second; who waits for the gate longer than three lock timeouts has another trouble. */
    private static final int ATTEMPTS = 3;

    private final OwnDatabase own;
    private final HoldEntries entries;
    private final InstantSource clock;

    HoldSettling(OwnDatabase own, HoldEntries entries, InstantSource clock) {
        this.own = own;
        this.entries = entries;
        this.clock = clock;
    }

    /** Returns when nothing is left to be done for the hold on the target. */
    void settle(UUID hold, Target target) throws SQLException {
        boolean settled = false;
        while (!settled) {
            HoldState carried = carry(hold, target);
            settled = carried.settled() || confirm(hold, target.name(), carried).settled();
        }
    }

    private HoldState carry(UUID hold, Target target) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return carryOnce(hold, target);
            } catch (DataAccessException e) {
                if (attempt == ATTEMPTS || !isLostToOthers(e)) {
                    throw e;
                }
            }
        }
    }

    private HoldState carryOnce(UUID hold, Target target) throws SQLException {
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            DSLContext tx = target.on(connection);
            try {
                Gate.forUpdate(tx, target.name());
                RegisteredHold registered =
                        own.read(sql -> new HoldRegister(sql).find(hold).orElseThrow());
                HoldState state = registered.state(target.name());
                apply(registered.hold(), state, new OutpostHolds(tx, target.name()));
                connection.commit();
                return state;
            } finally {
                // After a lock timeout the transaction is still open, and the gate with it; after the commit this does
                // nothing.
                connection.rollback();
            }
        }
    }

    private static void apply(Hold hold, HoldState state, OutpostHolds outpost) {
        switch (state) {
            // Effective, and yet not there, it is where the target was restored from a backup that is older than the
            // hold.
            case WANTED, EFFECTIVE -> outpost.add(hold);
            case RELEASING, RELEASED -> outpost.remove(hold);
        }
    }

    private HoldState confirm(UUID id, TargetName target, HoldState carried) throws SQLException {
        return own.inTransaction(tx -> {
            HoldRegister register = new HoldRegister(tx);
            RegisteredHold hold = register.lock(id).orElseThrow();
            switch (carried) {
                case WANTED -> confirmPlaced(tx, hold, target);
                case RELEASING -> confirmReleased(tx, hold, target);
                case EFFECTIVE, RELEASED -> {}
            }
            return register.find(id).orElseThrow().state(target);
        });
    }

    private void confirmPlaced(DSLContext tx, RegisteredHold hold, TargetName target) {
        // A release that was ordered while the target was away: its turn is next.
        HoldState next = hold.open() ? EFFECTIVE : RELEASING;
        Instant now = now();
        if (new HoldRegister(tx).step(hold.hold().id(), target, WANTED, next, now)) {
            entries.placed(tx, hold.hold(), target, now);
        }
    }

    private void confirmReleased(DSLContext tx, RegisteredHold hold, TargetName target) {
        HoldRegister register = new HoldRegister(tx);
        UUID id = hold.hold().id();
        Instant now = now();
        boolean last = register.step(id, target, RELEASING, RELEASED, now)
                && register.find(id).orElseThrow().releasedEverywhere();
        if (last && hold.release() != null) {
            entries.released(tx, hold.hold(), hold.release(), now);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Deadlock (1213) or lock timeout (1205): the server ended the attempt, and another may succeed. */
    private static boolean isLostToOthers(DataAccessException e) {
        SQLException cause = e.getCause(SQLException.class);
        return cause != null && (cause.getErrorCode() == 1213 || cause.getErrorCode() == 1205);
    }
}
