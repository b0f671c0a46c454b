package io.lethe.testing;

import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose user dies when {@link Mortality} says so. Every execution, commit and rollback is a call. The connections come from a pool
 * that outlives the user, whose own die with it.
 */
public final class MortalDataSource implements DataSource {
    private final HikariDataSource real;
    private final Mortality mortality;

    public MortalDataSource(HikariDataSource real, Mortality mortality) {
        this.real = real;
        this.mortality = mortality;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        try {
            mortality.opened(connection, real);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return proxy(Connection.class, (proxy, method, arguments) -> onConnection(connection, method, arguments));
    }

    private @Nullable Object onConnection(Connection connection, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "commit", "rollback" -> {
                mortality.watcher().before(connection, method.getName());
                Object done = called(method.getName(), connection, method, arguments);
                mortality.watcher().after(connection, method.getName());
                yield done;
            }
            case "close" -> {
                mortality.closed(connection);
                yield isBroken(connection) ? dropped(connection) : invoke(connection, method, arguments);
            }
            case "createStatement" -> statement(Statement.class, invoke(connection, method, arguments), "");
            case "prepareStatement" ->
                statement(PreparedStatement.class, invoke(connection, method, arguments), (String) arguments[0]);
            default -> invoke(connection, method, arguments);
        };
    }

    /** By the test itself, so that the pool has not seen it break. */
    private static boolean isBroken(Connection connection) throws SQLException {
        return !connection.isClosed() && connection.unwrap(JdbcConnection.class).isClosed();
    }

    private @Nullable Object dropped(Connection connection) {
        real.evictConnection(connection);
        return null;
    }

    private <T extends Statement> T statement(Class<T> type, Object statement, String sql) {
        return proxy(type, (proxy, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, arguments);
            }
            String text = arguments != null && arguments.length > 0 && arguments[0] instanceof String own ? own : sql;
            Statement real = (Statement) statement;
            // Connector/J says in toString what it is going to send.
            String call = real instanceof PreparedStatement ? afterColon(real.toString()) : text;
            mortality.watcher().before(real.getConnection(), call);
            Object result = called(text, statement, method, arguments);
            mortality.watcher().after(real.getConnection(), call);
            return result;
        });
    }

    private static String afterColon(String described) {
        return described.substring(described.indexOf(": ") + 2);
    }

    private Object called(String text, Object on, Method method, Object[] arguments) throws Throwable {
        mortality.before(text);
        Object result = invoke(on, method, arguments);
        mortality.after(text);
        return result;
    }

    private static Object invoke(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("expected the user of the pool");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
