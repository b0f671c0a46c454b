package io.lethe.hold;

import static io.lethe.hold.HoldState.EFFECTIVE;
import static io.lethe.hold.HoldState.RELEASED;
import static io.lethe.hold.HoldState.RELEASING;
import static io.lethe.hold.HoldState.WANTED;

import io.lethe.catalog.Target;
import io.lethe.hold.RegisteredHold.Release;
import io.lethe.ledger.OwnDatabase;
import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Legal holds: placed, released, listed, and read by whoever deletes. Safe for several threads and several engines.
 *
 * <p>The guarantee: when {@link #place} names a target as reached, no deletion of a row that the hold covers commits there any
 * more, until a release of the hold is ordered. A target that is away when the hold is placed lets no run go on until it has it.
 */
public final class Holds {
    private final OwnDatabase own;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final TargetDoor door;
    private final HoldSettling settling;

    public Holds(OwnDatabase own, HoldEntries entries, InstantSource clock, Supplier<UUID> ids, TargetDoor door) {
        this.own = own;
        this.clock = clock;
        this.ids = ids;
        this.door = door;
        this.settling = new HoldSettling(own, entries, clock);
    }

    /**
     * Orders a hold and returns when it is in force on every target that can be reached.
     *
     * @param concerned from {@link ScopeTargets#require}
     */
    public Placement place(Scope scope, String matter, String reason, String who, Set<TargetName> concerned)
            throws SQLException {
        if (concerned.isEmpty()) {
            throw new HoldRefusedException("expected a hold that concerns a target but " + scope + " concerns none");
        }
        Hold hold = new Hold(ids.get(), scope, matter, reason, who, now());
        // Registered for all targets before the first is touched: if we die here, or a target is away, the engines see
        // it
        // as wanted within a second and bring it into force themselves.
        own.inTransaction(tx -> {
            HoldRegister register = new HoldRegister(tx);
            register.add(hold);
            register.want(hold.id(), concerned, hold.placedAt());
            return hold;
        });
        return settle(hold.id(), concerned);
    }

    /**
     * Orders the release of a hold and returns when it is out of force on every target that can be reached. Other holds on the
     * same rows stay.
     */
    public Placement release(UUID id, String who, String reason) throws SQLException {
        Release release = new Release(who, reason, now());
        SortedSet<TargetName> concerned = own.inTransaction(tx -> {
            HoldRegister register = new HoldRegister(tx);
            RegisteredHold hold = register.lock(id).orElseThrow(() -> unknown(id));
            if (hold.release() != null) {
                throw alreadyReleased(hold.release(), id);
            }
            register.release(id, release);
            return new TreeSet<>(hold.targets().keySet());
        });
        return settle(id, concerned);
    }

    /** All holds there ever were, in the order in which they were placed. */
    public List<RegisteredHold> list() throws SQLException {
        return own.read(sql -> new HoldRegister(sql).all());
    }

    /**
     * Brings into force, or out of it, what is ordered for this target but not carried out. A run does this when it starts and
     * about once a second; idempotent, and cheap when there is nothing to do.
     */
    public void applyWanted(Target target) throws SQLException {
        for (Hold hold : unsettled(target.name(), List.of(WANTED, RELEASING))) {
            settling.settle(hold.id(), target);
        }
    }

    /**
     * Brings a target back in line with the register, which it is not after it was restored from a backup: that may lack holds which were
     * confirmed since, or have some which were released. To be called before a run is planned; one look where nothing is to be done.
     *
     * @return the holds that are in force again
     */
    public List<Hold> realign(Target target) throws SQLException {
        Set<UUID> there = open(target).holds().stream().map(Hold::id).collect(Collectors.toSet());
        List<Hold> again = new ArrayList<>();
        for (RegisteredHold registered : list()) {
            HoldState state = registered.targets().get(target.name());
            UUID id = registered.hold().id();
            if (state == EFFECTIVE && !there.contains(id)) {
                settling.settle(id, target);
                again.add(registered.hold());
            } else if (state == RELEASED && there.contains(id)) {
                settling.settle(id, target);
            }
        }
        return again;
    }

    /** Holds that are ordered for a target and not known to be in force there. No run may go on while there are any. */
    public List<Hold> pending(TargetName target) throws SQLException {
        return unsettled(target, List.of(WANTED));
    }

    /**
     * The holds in force on a target, and the epoch they belong to. Holds the gate shared until the caller's transaction ends: as
     * long as it is open, no further hold is confirmed.
     */
    public OpenHolds open(Target target, DSLContext tx) {
        long epoch = Gate.forShare(tx, target.name()).holdEpoch();
        return new OpenHolds(epoch, new OutpostHolds(tx, target.name()).all());
    }

    /** As {@link #open(Target, DSLContext)}, in a look of its own: for whoever shows and does not delete. */
    public OpenHolds open(Target target) throws SQLException {
        try (Connection connection = target.open()) {
            return open(target, target.on(connection));
        }
    }

    /**
     * Extends open holds to targets that they concern only since the policies or maps were changed; to be called when a policy
     * set is adopted, before a run is planned under it. A hold on a category must not lose the dataset that the category gains.
     */
    public void extend(ScopeTargets targets) throws SQLException {
        own.inTransaction(tx -> {
            HoldRegister register = new HoldRegister(tx);
            for (RegisteredHold hold : register.all()) {
                if (hold.open()) {
                    register.want(hold.hold().id(), targets.find(hold.hold().scope()), now());
                }
            }
            return targets;
        });
    }

    private Placement settle(UUID hold, Set<TargetName> concerned) {
        SortedSet<TargetName> reached = new TreeSet<>();
        SortedMap<TargetName, String> waiting = new TreeMap<>();
        // By name, whatever set the caller has: the ledger's entries for one order always come in the same order.
        for (TargetName name : new TreeSet<>(concerned)) {
            try {
                settling.settle(hold, door.open(name));
                reached.add(name);
            } catch (SQLException | DataAccessException | GateMissingException e) {
                // Not lost: the order is registered, the engines carry it on. The person is told what is not confirmed,
                // and why.
                waiting.put(name, firstLine(e));
            }
        }
        return new Placement(hold, reached, waiting);
    }

    private List<Hold> unsettled(TargetName target, Collection<HoldState> states) throws SQLException {
        return own.read(sql -> new HoldRegister(sql).unsettled(target, states));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static HoldRefusedException unknown(UUID id) {
        return new HoldRefusedException(
                "expected the id of a hold, as `lethe hold list` shows it, but " + id + " is none");
    }

    private static HoldRefusedException alreadyReleased(Release release, UUID id) {
        return new HoldRefusedException("expected a hold that is not released but the release of " + id
                + " was ordered by " + release.by() + " at " + release.at());
    }
}
