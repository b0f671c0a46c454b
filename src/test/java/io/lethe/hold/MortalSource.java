package io.lethe.hold;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A process that dies at its n-th word to a database: from then on no call gets through, and its connections are cut, which is
 * what a server sees of a {@code kill -9}. One life may have several data sources.
 */
final class MortalSource {
    /** Whether the word on which the process dies still arrives. */
    enum Last {
        LOST,
        ARRIVES
    }

    private final int deadline;
    private final Last last;
    private final AtomicInteger words = new AtomicInteger();

    MortalSource(int deadline, Last last) {
        this.deadline = deadline;
        this.last = last;
    }

    static MortalSource immortal() {
        return new MortalSource(Integer.MAX_VALUE, Last.LOST);
    }

    /** How many words were said. */
    int words() {
        return words.get();
    }

    DataSource wrap(DataSource source) {
        return proxy(DataSource.class, (method, arguments) -> {
            @Nullable Object result = call(source, method, arguments);
            return result instanceof Connection connection ? wrap(connection) : result;
        });
    }

    private Connection wrap(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                return bury(connection);
            }
            boolean word = method.getName().equals("commit");
            @Nullable
            Object result = word ? say(connection, connection, method, arguments) : call(connection, method, arguments);
            return result instanceof PreparedStatement statement ? wrap(connection, statement) : result;
        });
    }

    private PreparedStatement wrap(Connection connection, PreparedStatement statement) {
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> method.getName().startsWith("execute")
                        ? say(connection, statement, method, arguments)
                        : call(statement, method, arguments));
    }

    private @Nullable Object say(Connection connection, Object to, Method method, @Nullable Object[] arguments)
            throws Throwable {
        int word = words.incrementAndGet();
        if (word > deadline || (word == deadline && last == Last.LOST)) {
            throw die(connection);
        }
        @Nullable Object result = call(to, method, arguments);
        if (word == deadline) {
            throw die(connection);
        }
        return result;
    }

    /** The server rolls back what was not committed. */
    private static SQLException die(Connection connection) throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
        return new SQLException("dead", "08S01");
    }

    private @Nullable Object bury(Connection connection) throws SQLException {
        if (words.get() >= deadline && !connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
        return null;
    }

    private static @Nullable Object call(Object to, Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(to, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private interface Call {
        @Nullable
        Object make(Method method, @Nullable Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.make(method, arguments)));
    }
}
