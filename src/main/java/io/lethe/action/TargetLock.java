package io.lethe.action;

import io.lethe.catalog.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Says that one engine, and no other, is running on a target.
 *
 * <p>It is the server's named lock, on a connection of its own. The server frees it in the moment in which that connection dies, so a
 * run that was killed can be continued at once, without waiting for anything to expire. It says who is alive and nothing more:
 * what keeps a zombie from deleting is the fence of its {@link Lease}.
 */
public final class TargetLock implements AutoCloseable {
    private static final String PREFIX = "lethe:";

    private final Target target;
    private final Connection connection;

    private TargetLock(Target target, Connection connection) {
        this.target = target;
        this.connection = connection;
    }

    public Target target() {
        return target;
    }

    /** Waits for at most {@code patience}, in whole seconds; empty when another engine still has the lock. */
    public static Optional<TargetLock> take(Target target, Duration patience) throws SQLException {
        Connection connection = target.open();
        boolean taken = false;
        try {
            Field<Integer> lock = function("get_lock", name(target), DSL.inline(patience.toSeconds()));
            Integer answer = target.on(connection).select(lock).fetchSingle().value1();
            taken = answer != null && answer == 1;
            return taken ? Optional.of(new TargetLock(target, connection)) : Optional.empty();
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    /** Whether the lock is still ours; also keeps its connection from falling asleep. */
    public synchronized boolean isHeld() {
        Field<Integer> holder = function("is_used_lock", name(target));
        Field<Integer> self = function("connection_id");
        Boolean held = target.on(connection)
                .select(DSL.field(holder.eq(self)))
                .fetchSingle()
                .value1();
        return Boolean.TRUE.equals(held);
    }

    @Override
    public synchronized void close() throws SQLException {
        try (connection) {
            target.on(connection).select(function("release_lock", name(target))).fetch();
        }
    }

    private static Field<String> name(Target target) {
        return DSL.val(PREFIX + target.name());
    }

    private static Field<Integer> function(String name, Field<?>... arguments) {
        return DSL.function(DSL.systemName(name), SQLDataType.INTEGER, arguments);
    }
}
