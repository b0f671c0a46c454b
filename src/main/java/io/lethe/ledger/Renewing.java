package io.lethe.ledger;

import io.lethe.ledger.RenewalResult.Outcome;
import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.DepositFailedException;
import io.lethe.ledger.anchor.EvidenceRecord;
import io.lethe.ledger.anchor.StampRefusedException;
import io.lethe.ledger.anchor.TimeStamp;
import io.lethe.ledger.anchor.TimeStampAuthority;
import io.lethe.ledger.entry.AnchorName;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews time stamps before the certificates end by which they are believed (RFC 4998):
 *
 * <ol>
 *   <li>Which end soon? Each of these is verified first: a stamp over something that proves nothing would prove no more.
 *   <li>Have them stamped, many by one stamp, outside every transaction. If we die after this, a stamp is lost, and the next time there is another.
 *   <li>Verify each from its first stamp to the new one, as whoever gets a certificate will.
 *   <li>Keep it in place of what was read; if another engine has renewed it meanwhile, keep that one's.
 * </ol>
 *
 * <p>Kept is only what lasts longer than what was there: whoever asks twice gets nothing twice. Safe for several engines.
 */
public final class Renewing {
    private static final Logger LOG = LoggerFactory.getLogger(Renewing.class);

    /** How long before its end a stamp is renewed: an authority that changes its certificate at the last moment does so weeks before. */
    public static final Duration NOTICE = Duration.ofDays(90);

    /** As many are under one stamp: 512 of them have some 10 MB, and hash paths of nine steps. */
    private static final int PAGE = 512;

    private final OwnDatabase own;
    private final List<Anchor> anchors;
    private final InstantSource clock;

    Renewing(OwnDatabase own, List<Anchor> anchors, InstantSource clock) {
        this.own = own;
        this.anchors = anchors;
        this.clock = clock;
    }

    /** How the stamps of each anchor age, in the order of their names. Asks nobody. */
    public List<StampState> states() {
        Instant now = clock.instant();
        return transact(rows -> rows.states(now, now.plus(NOTICE)));
    }

    /** Renews the stamps that end soon, or {@code all} that a new one would outlast, and says what became of each. */
    public List<RenewalResult> renew(boolean all) {
        List<RenewalResult> results = new ArrayList<>();
        for (StampState state : states()) {
            Turn turn = new Turn(state.anchor(), all, clock.instant());
            turn.go();
            turn.became.forEach((outcome, stamps) -> results.add(new RenewalResult(state.anchor(), stamps, outcome)));
        }
        results.stream().filter(RenewalResult::isLeft).forEach(left -> LOG.warn("STAMP_NOT_RENEWED {}", left));
        return results;
    }

    /** That of its own anchor; of one that is no authority any more, the first that is. */
    private Optional<TimeStampAuthority> authority(AnchorName of) {
        return Stream.concat(anchors.stream().filter(anchor -> anchor.name().equals(of)), anchors.stream())
                .map(Anchor::depositary)
                .filter(TimeStampAuthority.class::isInstance)
                .map(TimeStampAuthority.class::cast)
                .findFirst();
    }

    /** A stamp that was read and found good, and when it ends. */
    private record Good(StoredStamp stored, Attestation.Stamp stamp, Instant until) {}

    /** The stamps of one anchor. */
    private final class Turn {
        private final AnchorName anchor;
        private final @Nullable Instant soon;
        private final Instant now;
        private final Map<Outcome, Long> became = new LinkedHashMap<>();

        /** Why the authority is not asked again; null while it answers. */
        private @Nullable Outcome silent;

        private Turn(AnchorName anchor, boolean all, Instant now) {
            this.anchor = anchor;
            this.soon = all ? null : now.plus(NOTICE);
            this.now = now;
        }

        private void go() {
            List<StoredStamp> page = page(0);
            while (!page.isEmpty()) {
                renew(page);
                page = page(page.getLast().size());
            }
        }

        private List<StoredStamp> page(long after) {
            return transact(rows -> rows.page(anchor, after, soon, PAGE));
        }

        private void renew(List<StoredStamp> page) {
            List<Good> due =
                    page.stream().flatMap(stored -> due(stored).stream()).toList();
            if (due.isEmpty()) {
                return;
            }
            Optional<TimeStampAuthority> authority = authority(anchor);
            if (silent == null && authority.isPresent()) {
                try {
                    keep(due, authority.get().renew(records(due)));
                    return;
                } catch (DepositFailedException e) {
                    silent = new Outcome.Failed(e.code(), String.valueOf(e.getMessage()));
                }
            }
            count(silent == null ? new Outcome.NoAuthority() : silent, due.size());
        }

        private static List<EvidenceRecord> records(List<Good> due) {
            return due.stream().map(good -> good.stamp().renewals()).toList();
        }

        /** Empty where there is nothing to be done about it. */
        private Optional<Good> due(StoredStamp stored) {
            Optional<Good> good = good(stored);
            good.filter(seen -> stored.until() == null)
                    .ifPresent(seen -> transact(rows -> {
                        rows.look(anchor, stored.size(), seen.until());
                        return seen;
                    }));
            if (good.filter(seen -> seen.until().isBefore(now)).isPresent()) {
                count(new Outcome.Ended(), 1);
                return Optional.empty();
            }
            return good.filter(seen -> soon == null || seen.until().isBefore(soon));
        }

        private Optional<Good> good(StoredStamp stored) {
            try {
                Attestation.Stamp stamp = stored.read();
                return Optional.of(new Good(
                        stored, stamp, stamp.verify(stored.note()).getLast().until()));
            } catch (StampRefusedException | IllegalArgumentException e) {
                count(
                        new Outcome.Damaged(
                                "that of the checkpoint of " + stored.size() + " leaves: " + e.getMessage()),
                        1);
                return Optional.empty();
            }
        }

        private void keep(List<Good> due, TimeStampAuthority.Renewed renewed) {
            List<Outcome> outcomes = transact(rows -> {
                List<Outcome> each = new ArrayList<>();
                for (int i = 0; i < due.size(); i++) {
                    Good old = due.get(i);
                    EvidenceRecord longer = renewed.records().get(i);
                    each.add(keep(rows, old, old.stamp().renewed(longer, renewed.certificates())));
                }
                return each;
            });
            outcomes.forEach(outcome -> count(outcome, 1));
        }

        private Outcome keep(RenewalRows rows, Good old, Attestation.Stamp renewed) {
            TimeStamp newest;
            try {
                newest = renewed.verify(old.stored().note()).getLast();
            } catch (StampRefusedException e) {
                return new Outcome.Failed(
                        DepositFailedException.Code.ANCHOR_ANSWER_BAD, String.valueOf(e.getMessage()));
            }
            if (!newest.until().isAfter(old.until())) {
                return new Outcome.NoLater(newest.until());
            }
            return rows.renew(anchor, old.stored(), renewed, newest.until())
                    ? new Outcome.Renewed(newest.time(), newest.authority(), newest.until())
                    : new Outcome.Overtaken();
        }

        private void count(Outcome outcome, long stamps) {
            became.merge(outcome, stamps, Long::sum);
        }
    }

    private <T> T transact(Function<RenewalRows, T> work) {
        try {
            return own.inTransaction(sql -> work.apply(new RenewalRows(sql)));
        } catch (SQLException e) {
            throw new DataAccessException("cannot reach the ledger", e);
        }
    }
}
