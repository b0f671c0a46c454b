package io.lethe.action;

import io.lethe.ledger.row.RowKeys;
import io.lethe.policy.ObjectSet;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The open transaction of one chunk: gate and lease are held shared, the condition is compiled for the gate's epoch. */
record OpenChunk(Connection connection, DSLContext tx, long epoch, StepWork work, Lease lease) {

    /** About the step's own rows. */
    ChunkSql sql() {
        return sql(work);
    }

    /** About the rows of a step of the same run. */
    ChunkSql sql(StepWork of) {
        return new ChunkSql(tx, of, of.under(epoch, tx));
    }

    /**
     * What rows with these keys point at outside of the database is owed from the commit on, if the step ends that. They are locked and not yet acted on:
     * afterwards nobody can tell any more what they pointed at.
     */
    void markObjects(StepWork of, RowKeys keys) {
        ObjectSet objects = of.objects();
        if (objects != null && objects.leftBy(of.step().action())) {
            sql(of).markObjects(keys, objects, epoch).execute();
        }
    }

    /** Why rows whose keys were read are not among those that we locked. */
    Skipped skipped(RowKeys keys, RowKeys locked) {
        if (locked.size() == keys.size()) {
            return Skipped.NONE;
        }
        Record counts = sql().reasons(keys).fetchSingle();
        long present = counts.get(0, Long.class);
        long renewed = counts.get(1, Long.class);
        long held = Math.min(counts.get(2, Long.class), present - locked.size() - renewed);
        long waiting = Math.min(counts.get(3, Long.class), present - locked.size() - renewed - held);
        long rest = present - locked.size() - renewed - held - waiting;
        return new Skipped(
                keys.size() - present, renewed, Math.max(0, held), Math.max(0, waiting), Math.max(0, rest), 0);
    }
}
