package io.lethe.hold;

import static io.lethe.hold.Outpost.GATE;
import static io.lethe.hold.Outpost.HOLD_EPOCH;
import static io.lethe.hold.Outpost.INCARNATION;
import static io.lethe.hold.Outpost.PAUSED;
import static io.lethe.hold.Outpost.TARGET;

import io.lethe.catalog.Target;
import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.ResultQuery;
import org.jooq.SelectConditionStep;
import org.jooq.exception.DataAccessException;

/**
 * The gate of one target: the row that every chunk passes, holding it shared from its first statement to its commit, and that
 * whoever places a hold or pauses takes exclusively.
 *
 * <p>So a change of the gate waits for the chunks under way, later chunks wait for the change, and once the change is committed
 * no chunk that did not see it can commit any more.
 *
 * @param holdEpoch grows with each hold that comes into force or leaves; conditions compiled for another epoch are stale
 * @param paused no chunk may begin
 * @param incarnation made with the row; another value means that another copy of the database stands here now
 */
public record Gate(long holdEpoch, boolean paused, UUID incarnation) {

    /** The target's gate, made on first use. Idempotent; of two callers at once, both get the row of the first. */
    public static Gate ensure(Target target, Supplier<UUID> ids) throws SQLException {
        try (Connection connection = target.open()) {
            DSLContext sql = target.on(connection);
            Optional<Gate> present = find(select(sql, target.name()));
            if (present.isPresent()) {
                return present.get();
            }
            sql.insertInto(GATE, TARGET, INCARNATION)
                    .values(target.name().name(), ids.get().toString())
                    .onDuplicateKeyUpdate()
                    .set(TARGET, target.name().name())
                    .execute();
            return read(sql, target.name());
        }
    }

    /** The gate as it stands, without a lock: for display. It may have changed when the caller looks at it. */
    public static Gate read(DSLContext sql, TargetName target) {
        return find(select(sql, target)).orElseThrow(() -> new GateMissingException(target));
    }

    /**
     * The same, where none need be: on a server that may not be the target's.
     *
     * @throws SQLException if the server is away, or has no such table
     */
    public static Optional<Gate> look(Target target) throws SQLException {
        try (Connection connection = target.open()) {
            return find(select(target.on(connection), target.name()));
        } catch (DataAccessException e) {
            SQLException refused = e.getCause(SQLException.class);
            throw refused == null ? new SQLException(e) : refused;
        }
    }

    /** The gate as it stands until the caller's transaction ends; a chunk's first statement. Waits for a hold being placed. */
    public static Gate forShare(DSLContext tx, TargetName target) {
        return find(select(tx, target).forShare()).orElseThrow(() -> new GateMissingException(target));
    }

    /** The gate, closed to everybody else until the caller's transaction ends. Waits for the chunks under way. */
    static Gate forUpdate(DSLContext tx, TargetName target) {
        return find(select(tx, target).forUpdate()).orElseThrow(() -> new GateMissingException(target));
    }

    /** Makes conditions that were compiled before stale. The caller has the gate {@link #forUpdate}. */
    static void nextEpoch(DSLContext tx, TargetName target) {
        tx.update(GATE)
                .set(HOLD_EPOCH, HOLD_EPOCH.plus(1))
                .where(TARGET.eq(target.name()))
                .execute();
    }

    /** Once this returns, no further chunk commits on the target until {@link #resume}. */
    public static void pause(Target target) throws SQLException {
        set(target, Map.of(PAUSED, true));
    }

    public static void resume(Target target) throws SQLException {
        set(target, Map.of(PAUSED, false));
    }

    /**
     * Pauses a target that turned out to be another copy of the database, and gives its gate the incarnation under which deletion goes on once a
     * person has opened it.
     */
    public static void close(Target target, UUID incarnation) throws SQLException {
        set(target, Map.of(PAUSED, true, INCARNATION, incarnation.toString()));
    }

    private static void set(Target target, Map<Field<?>, Object> values) throws SQLException {
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            DSLContext tx = target.on(connection);
            forUpdate(tx, target.name());
            tx.update(GATE).set(values).where(TARGET.eq(target.name().name())).execute();
            connection.commit();
        }
    }

    private static SelectConditionStep<Record3<Long, Boolean, String>> select(DSLContext sql, TargetName target) {
        return sql.select(HOLD_EPOCH, PAUSED, INCARNATION).from(GATE).where(TARGET.eq(target.name()));
    }

    private static Optional<Gate> find(ResultQuery<Record3<Long, Boolean, String>> query) {
        return query.fetchOptional(row -> new Gate(row.value1(), row.value2(), UUID.fromString(row.value3())));
    }
}
