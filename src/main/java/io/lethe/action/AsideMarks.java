package io.lethe.action;

import static io.lethe.action.Outpost.ASIDE_MARK;
import static io.lethe.action.Outpost.DATASET;
import static io.lethe.action.Outpost.HOLD_EPOCH;
import static io.lethe.action.Outpost.ID;
import static io.lethe.action.Outpost.IN_SCHEMA;
import static io.lethe.action.Outpost.IN_TABLE;
import static io.lethe.action.Outpost.PARTITION;
import static io.lethe.action.Outpost.PARTITION_NAME;
import static io.lethe.action.Outpost.RUN;
import static io.lethe.action.Outpost.STATE;
import static io.lethe.action.Outpost.STEP;
import static io.lethe.action.Outpost.TARGET;

import io.lethe.action.AsideMark.State;
import io.lethe.action.AsideMark.Taker;
import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The marks of partitions that were taken out of tables of a target, over whatever connection. */
record AsideMarks(DSLContext sql, TargetName target) {

    void add(AsideMark mark) {
        sql.insertInto(ASIDE_MARK)
                .set(ID, mark.id().toString())
                .set(TARGET, target.name())
                .set(DATASET, mark.dataset().name())
                .set(IN_SCHEMA, mark.table().schema())
                .set(IN_TABLE, mark.table().table())
                .set(PARTITION_NAME, mark.partition())
                .set(RUN, mark.taker().run().text())
                .set(STEP, mark.taker().step())
                .set(PARTITION, mark.taker().number())
                .set(STATE, mark.state().text())
                .set(HOLD_EPOCH, mark.epoch())
                .execute();
    }

    /** Writes its state anew; the caller has the lease, so nobody else has taken it away. */
    void change(AsideMark mark) {
        int changed = sql.update(ASIDE_MARK)
                .set(STATE, mark.state().text())
                .set(HOLD_EPOCH, mark.epoch())
                .where(ID.eq(mark.id().toString()))
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("the mark of " + mark + " is gone under its lease");
        }
    }

    void remove(AsideMark mark) {
        sql.deleteFrom(ASIDE_MARK).where(ID.eq(mark.id().toString())).execute();
    }

    Optional<AsideMark> find(UUID id) {
        return sql.selectFrom(ASIDE_MARK).where(ID.eq(id.toString())).fetchOptional(AsideMarks::mark);
    }

    List<AsideMark> all() {
        return sql.selectFrom(ASIDE_MARK)
                .where(TARGET.eq(target.name()))
                .orderBy(ID)
                .fetch(AsideMarks::mark);
    }

    private static AsideMark mark(Record row) {
        return new AsideMark(
                UUID.fromString(row.get(ID)),
                new DatasetId(row.get(DATASET)),
                new TableName(row.get(IN_SCHEMA), row.get(IN_TABLE)),
                row.get(PARTITION_NAME),
                new Taker(RunId.parse(row.get(RUN)), row.get(STEP), row.get(PARTITION)),
                State.of(row.get(STATE)),
                row.get(HOLD_EPOCH));
    }
}
