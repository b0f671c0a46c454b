package io.lethe.ledger;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;

import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.entry.AnchorName;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The time stamps in own, by how long their certificates last. */
record RenewalRows(DSLContext sql) {
    private static final Condition STAMPED = AnchorRows.FORM.eq(Attestation.Stamp.FORM);

    /** Of each anchor that has stamps, by its name. {@code soon} is before when one is to be renewed that ends. */
    List<StampState> states(Instant now, Instant soon) {
        Condition ended = AnchorRows.GOOD_UNTIL.lt(AnchorRows.local(now));
        Condition due = AnchorRows.GOOD_UNTIL.lt(AnchorRows.local(soon)).andNot(ended);
        return sql.select(
                        AnchorRows.OF_ANCHOR,
                        count(),
                        count().filterWhere(due),
                        min(AnchorRows.GOOD_UNTIL).filterWhere(due),
                        count().filterWhere(AnchorRows.GOOD_UNTIL.isNull()),
                        count().filterWhere(ended))
                .from(AnchorRows.ANCHORED)
                .where(STAMPED)
                .groupBy(AnchorRows.OF_ANCHOR)
                .orderBy(AnchorRows.OF_ANCHOR)
                .fetch(row -> new StampState(
                        new AnchorName(row.value1()),
                        row.value2(),
                        row.value3(),
                        instant(row.value4()),
                        row.value5(),
                        row.value6()));
    }

    /** At most so many stamps of an anchor, over trees larger than {@code size}, that end before {@code end}, or of which nobody knows; null for any. */
    List<StoredStamp> page(AnchorName anchor, long size, @Nullable Instant end, int limit) {
        Condition ending = end == null
                ? noCondition()
                : AnchorRows.GOOD_UNTIL.lt(AnchorRows.local(end)).or(AnchorRows.GOOD_UNTIL.isNull());
        return sql.select(
                        AnchorRows.SIZE,
                        AnchorRows.NOTE,
                        AnchorRows.GOOD_UNTIL,
                        AnchorRows.ANSWER,
                        AnchorRows.BELIEVED_BY,
                        AnchorRows.RENEWALS,
                        AnchorRows.RENEWED_BY)
                .from(AnchorRows.ANCHORED)
                .join(AnchorRows.CHECKPOINT)
                .using(AnchorRows.SIZE)
                .where(STAMPED, AnchorRows.OF_ANCHOR.eq(anchor.name()), AnchorRows.SIZE.gt(size), ending)
                .orderBy(AnchorRows.SIZE)
                .limit(limit)
                .fetch(row -> new StoredStamp(
                        row.value1(),
                        row.value2(),
                        instant(row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    void look(AnchorName anchor, long size, Instant until) {
        sql.update(AnchorRows.ANCHORED)
                .set(AnchorRows.GOOD_UNTIL, AnchorRows.local(until))
                .where(AnchorRows.OF_ANCHOR.eq(anchor.name()), AnchorRows.SIZE.eq(size), AnchorRows.GOOD_UNTIL.isNull())
                .execute();
    }

    /** Whether it is still as it was when it was read; else another engine was faster, and its renewal stays. */
    boolean renew(AnchorName anchor, StoredStamp old, Attestation.Stamp renewed, Instant until) {
        byte[] renewals = old.renewals();
        return sql.update(AnchorRows.ANCHORED)
                        .set(AnchorRows.GOOD_UNTIL, AnchorRows.local(until))
                        .set(AnchorRows.RENEWALS, renewed.renewals().bytes())
                        .set(AnchorRows.RENEWED_BY, renewed.believedBy())
                        .where(
                                AnchorRows.OF_ANCHOR.eq(anchor.name()),
                                AnchorRows.SIZE.eq(old.size()),
                                renewals == null ? AnchorRows.RENEWALS.isNull() : AnchorRows.RENEWALS.eq(renewals))
                        .execute()
                == 1;
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime at) {
        return at == null ? null : AnchorRows.instant(at);
    }
}
