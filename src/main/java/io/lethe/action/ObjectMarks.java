package io.lethe.action;

import static io.lethe.action.Outpost.DATASET;
import static io.lethe.action.Outpost.FOUND;
import static io.lethe.action.Outpost.HOLD_EPOCH;
import static io.lethe.action.Outpost.OBJECT_KEY;
import static io.lethe.action.Outpost.OBJECT_MARK;
import static io.lethe.action.Outpost.RUN;
import static io.lethe.action.Outpost.STORE;
import static io.lethe.action.Outpost.TARGET;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TargetName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The marks of one dataset on a target, over whatever connection. */
public record ObjectMarks(DSLContext sql, TargetName target, DatasetId dataset) {

    /** The next after this one, in the order of store and key; null for the first. */
    List<ObjectMark> after(@Nullable ObjectMark last, int limit) {
        return sql.select(STORE, OBJECT_KEY, HOLD_EPOCH, FOUND)
                .from(OBJECT_MARK)
                .where(mine())
                .and(last == null ? DSL.noCondition() : beyond(last))
                .orderBy(STORE, OBJECT_KEY)
                .limit(limit)
                .fetch(ObjectMarks::mark);
    }

    private static Condition beyond(ObjectMark last) {
        return STORE.gt(last.store())
                .or(STORE.eq(last.store()).and(OBJECT_KEY.gt(last.key().getBytes(UTF_8))));
    }

    /** Of these, those that still are, with what they say now; kept as they are until the transaction ends. */
    List<ObjectMark> lock(List<ObjectMark> these) {
        return sql.select(STORE, OBJECT_KEY, HOLD_EPOCH, FOUND)
                .from(OBJECT_MARK)
                .where(among(these))
                .orderBy(STORE, OBJECT_KEY)
                .forUpdate()
                .fetch(ObjectMarks::mark);
    }

    /** Notes what was found when their turn came; what was noted before stands. */
    void note(List<ObjectMark> these, boolean found) {
        if (!these.isEmpty()) {
            sql.update(OBJECT_MARK)
                    .set(FOUND, found)
                    .where(among(these), FOUND.isNull())
                    .execute();
        }
    }

    void remove(List<ObjectMark> these) {
        if (!these.isEmpty()) {
            sql.deleteFrom(OBJECT_MARK).where(among(these)).execute();
        }
    }

    /** Which of these keys other datasets have marked in the same store. */
    Set<String> markedByOthers(String store, List<String> keys) {
        return keys(sql.select(OBJECT_KEY)
                .from(OBJECT_MARK)
                .where(TARGET.eq(target.name()), DATASET.ne(dataset.name()), STORE.eq(store))
                .and(OBJECT_KEY.in(bytes(keys))));
    }

    private static Set<String> keys(ResultQuery<Record1<byte[]>> found) {
        return new HashSet<>(found.fetch(row -> new String(row.value1(), UTF_8)));
    }

    /** The datasets of a target for which anything is owed, also those that no map has any more. */
    public static Set<DatasetId> datasets(DSLContext sql, TargetName target) {
        return new HashSet<>(sql.selectDistinct(DATASET)
                .from(OBJECT_MARK)
                .where(TARGET.eq(target.name()))
                .fetch(row -> new DatasetId(row.value1())));
    }

    /** Which of these objects of a store are owed for this dataset. */
    public Set<String> marked(String store, List<String> keys) {
        return keys(
                sql.select(OBJECT_KEY).from(OBJECT_MARK).where(mine(), STORE.eq(store), OBJECT_KEY.in(bytes(keys))));
    }

    /** How many there are, by hold epoch: those that this run has made, and those of others. */
    Map<Long, Integer> count(RunId run, boolean made) {
        return sql.select(HOLD_EPOCH, DSL.count())
                .from(OBJECT_MARK)
                .where(mine(), made ? RUN.eq(run.text()) : RUN.ne(run.text()))
                .groupBy(HOLD_EPOCH)
                .fetchMap(HOLD_EPOCH, row -> row.value2());
    }

    private Condition mine() {
        return TARGET.eq(target.name()).and(DATASET.eq(dataset.name()));
    }

    private Condition among(List<ObjectMark> these) {
        return mine().and(DSL.or(these.stream()
                .map(mark -> STORE.eq(mark.store()).and(OBJECT_KEY.eq(mark.key().getBytes(UTF_8))))
                .toList()));
    }

    private static List<byte[]> bytes(List<String> keys) {
        return keys.stream().map(key -> key.getBytes(UTF_8)).toList();
    }

    private static ObjectMark mark(Record row) {
        return new ObjectMark(
                row.get(STORE), new String(row.get(OBJECT_KEY), UTF_8), row.get(HOLD_EPOCH), row.get(FOUND));
    }
}
