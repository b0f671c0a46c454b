package io.lethe.ledger;

import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.Deposit;
import io.lethe.ledger.anchor.DepositFailedException;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.entry.AnchorRecorded;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes checkpoints to the anchors, and remembers who has which:
 *
 * <ol>
 *   <li>Which anchors lack leaves? {@code anchor.recorded} does not count: else each anchoring would make the next one necessary.
 *   <li>Publish a checkpoint over all that there is; it covers whatever is open, however long it is.
 *   <li>Deposit it, outside every transaction: an anchor may be slow. If we die after this, it lies there and we do not know; the next time
 *       it is deposited again, which changes nothing, or stamped or cosigned again, which costs a stamp.
 *   <li>In one transaction: the entry {@code anchor.recorded}, and the row that finds it.
 * </ol>
 *
 * <p>An anchor that is dead stops nothing until its backlog is over; that it is dead is noted and logged, each time. Safe for several threads
 * and several engines.
 */
public final class Anchoring {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);

    private final Ledger ledger;
    private final OwnDatabase own;
    private final List<Anchor> anchors;
    private final InstantSource clock;

    Anchoring(Ledger ledger, OwnDatabase own, List<Anchor> anchors, InstantSource clock) {
        this.ledger = ledger;
        this.own = own;
        this.anchors = List.copyOf(anchors);
        this.clock = clock;
    }

    /** How each anchor stands, in the order of their names. Asks none of them. */
    public List<AnchorState> states() {
        return anchors.stream().map(this::state).toList();
    }

    /**
     * Takes the latest checkpoint to every anchor that lacks leaves, and says how each stands then. Does nothing where none does.
     *
     * @throws LedgerCorruptException if an anchor has a checkpoint of another history
     */
    public List<AnchorState> anchor() {
        if (states().stream().noneMatch(AnchorState::isOpen)) {
            return states();
        }
        SignedNote checkpoint = ledger.checkpoint();
        for (Anchor anchor : anchors) {
            transact(rows -> {
                rows.introduce(anchor.name(), clock.instant());
                return anchor;
            });
            if (state(anchor).isOpen()) {
                deposit(anchor, checkpoint);
            }
        }
        return states();
    }

    /** Why nothing may be deleted before the anchors are repaired; empty if it may. Tries once more before it refuses. */
    public Optional<String> refusal() {
        if (overdue(states()).isEmpty()) {
            return Optional.empty();
        }
        return overdue(anchor()).map(AnchorState::refusal);
    }

    /** Of each anchor the first checkpoint over this leaf that it got, if the tree of {@code size} leaves extends it. */
    public List<AnchoredCheckpoint> covering(long leaf, long size) {
        return read(rows -> rows.covering(leaf, size));
    }

    /** What renews the stamps of anchors. */
    public Renewing renewing() {
        return new Renewing(own, anchors, clock);
    }

    private Optional<AnchorState> overdue(List<AnchorState> states) {
        Instant now = clock.instant();
        return states.stream().filter(state -> state.isOverdue(now)).findFirst();
    }

    private void deposit(Anchor anchor, SignedNote checkpoint) {
        try {
            switch (anchor.depositary().deposit(checkpoint, ledger::proveConsistency)) {
                case Deposit.Kept kept -> record(anchor.name(), checkpoint, null);
                case Deposit.Attested attested -> record(anchor.name(), checkpoint, attested);
                case Deposit.Overtaken overtaken -> expectPublished(anchor, overtaken.size());
                case Deposit.Forked forked -> throw new LedgerCorruptException(anchor + " " + forked.how());
            }
        } catch (DepositFailedException e) {
            // Deletion goes on until the backlog is over; whoever watches the log is told each time.
            transact(rows -> {
                rows.trouble().failed(anchor.name().name(), e.code(), e, clock.instant());
                return anchor;
            });
            tell(state(anchor));
        }
    }

    /** Another engine that was faster has published its checkpoint before it took it there; what nobody published here, another history has. */
    private void expectPublished(Anchor anchor, long size) {
        long published = ledger.status().published();
        if (published < size) {
            throw new LedgerCorruptException(anchor + " has a checkpoint over " + size + " leaves but only " + published
                    + " are published here; the database was set back");
        }
    }

    private void tell(AnchorState state) {
        if (state.isOverdue(clock.instant())) {
            LOG.error("ANCHOR_OVERDUE anchor {}: {}. Nothing is deleted until it is repaired", state.name(), state);
        } else {
            LOG.warn("ANCHOR_BEHIND anchor {}: {}. Its backlog is {}", state.name(), state, state.backlog());
        }
    }

    private void record(AnchorName anchor, SignedNote checkpoint, Deposit.@Nullable Attested attested) {
        long size = Checkpoint.parse(checkpoint.text()).size();
        AnchorRecorded entry = new AnchorRecorded(
                anchor, size, Hash.of(checkpoint.bytes()), attested == null ? null : stamp(attested), clock.instant());
        transact(rows -> {
            rows.trouble().answered(anchor.name());
            // Another engine may have been faster; its row is waited for by the head's lock.
            new LedgerStore(rows.sql()).lockHead();
            if (!rows.has(anchor, size)) {
                long leaf = ledger.append(rows.sql(), entry).index();
                Attestation attestation = attested == null ? null : attested.attestation();
                rows.insert(entry, leaf, attestation, end(checkpoint, attestation));
            }
            return entry;
        });
    }

    /** When a stamp must have been renewed; null where there is none. */
    private static @Nullable Instant end(SignedNote checkpoint, @Nullable Attestation attestation) {
        return attestation instanceof Attestation.Stamp stamp
                ? stamp.verify(checkpoint.bytes()).getLast().until()
                : null;
    }

    private static AnchorRecorded.Stamp stamp(Deposit.Attested attested) {
        return new AnchorRecorded.Stamp(
                attested.at(), Hash.of(attested.attestation().answer()));
    }

    private AnchorState state(Anchor anchor) {
        return read(rows -> {
            Optional<AnchorRows.Latest> latest = rows.latest(anchor.name());
            long size = latest.map(AnchorRows.Latest::size).orElse(0L);
            AnchorRows.Tail tail = rows.tail(size);
            Instant known = rows.known(anchor.name(), clock.instant());
            return new AnchorState(
                    anchor.name(),
                    size,
                    latest.map(AnchorRows.Latest::at).orElse(null),
                    tail.leaves(),
                    tail.leaves() == 0
                            ? null
                            : new PublishedRows(rows.sql())
                                    .since(tail.first())
                                    .map(at -> later(at, known))
                                    .orElse(null),
                    rows.trouble().of(anchor.name().name()).orElse(null),
                    anchor.backlog());
        });
    }

    /** An anchor that was configured later than something was published could not have had it before. */
    private static Instant later(Instant published, Instant known) {
        return published.isAfter(known) ? published : known;
    }

    /** Something done with the rows of anchors. */
    private interface Work<T> {
        T with(AnchorRows rows);
    }

    private <T> T transact(Work<T> work) {
        try {
            return own.inTransaction(sql -> work.with(new AnchorRows(sql)));
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the ledger", e);
        }
    }

    private <T> T read(Work<T> work) {
        try {
            return own.read(sql -> work.with(new AnchorRows(sql)));
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the ledger", e);
        }
    }
}
