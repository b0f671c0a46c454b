package io.lethe.plan;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.lethe.hold.DatasetHolds;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TargetName;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.SQLDataType;

/**
 * How many objects of a dataset are still to be deleted, though their rows are gone.
 *
 * @param held by holds that came after their rows' deletion
 */
record OwedObjects(long free, long held) {
    private static final Field<String> TARGET = field(name("target"), SQLDataType.VARCHAR);
    private static final Field<String> DATASET = field(name("dataset"), SQLDataType.VARCHAR);
    private static final Field<Long> HOLD_EPOCH = field(name("hold_epoch"), SQLDataType.BIGINT);

    static OwedObjects of(DatasetId dataset, PolicySet policies, TargetName target, DSLContext sql) {
        DatasetHolds holds = new DatasetHolds(policies);
        Result<Record2<Long, Integer>> epochs = sql.select(HOLD_EPOCH, count())
                .from(table(name("lethe_outpost", "object_mark")))
                .where(TARGET.eq(target.name()), DATASET.eq(dataset.name()))
                .groupBy(HOLD_EPOCH)
                .fetch();
        long free = 0;
        long held = 0;
        for (Record2<Long, Integer> epoch : epochs) {
            boolean keeps =
                    holds.keepingSince(epoch.value1(), dataset, target, sql).isPresent();
            free += keeps ? 0 : epoch.value2();
            held += keeps ? epoch.value2() : 0;
        }
        return new OwedObjects(free, held);
    }
}
