package io.lethe;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.lethe.catalog.Flavor;
import io.lethe.cli.SqlFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One pool of connections to one database, with every setting of the driver in one place, each with its reason. */
final class Pool implements AutoCloseable {
    /** Long enough for a server that restarts, short enough for a person who waits. */
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Longer than any statement of ours should take; a connection that is silent for so long is dead. The receipt tells what became of a commit. */
    private static final Duration SOCKET = Duration.ofMinutes(10);

    private final HikariDataSource dataSource;
    private final Flavor flavor;

    private Pool(HikariDataSource dataSource, Flavor flavor) {
        this.dataSource = dataSource;
        this.flavor = flavor;
    }

    /**
     * Opens the pool and asks the server what it is.
     *
     * @param size follows from the workers: each needs one connection, and the rest has its own
     * @param lockWait how long a statement waits for somebody else's row
     */
    static Pool open(String name, Settings.Database database, int size, Duration lockWait) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("lethe: " + name);
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setInitializationFailTimeout(CONNECT.toMillis());
        // A hold must see what is committed, a deletion must not lock the gaps between rows.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // Strict mode: a value that does not fit is refused and never bent.
        config.setConnectionInitSql("SET time_zone = '+00:00', innodb_lock_wait_timeout = " + lockWait.toSeconds()
                + ", sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'");
        driverSettings(config);
        HikariDataSource dataSource = open(config, name, database);
        try {
            return new Pool(dataSource, flavor(dataSource));
        } catch (SQLException e) {
            dataSource.close();
            throw e;
        }
    }

    private static HikariDataSource open(HikariConfig config, String name, Settings.Database database) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            SQLException refusal = SqlFailure.in(e);
            if (refusal == null) {
                throw e;
            }
            throw new UnreachableDatabaseException(name, database, refusal);
        }
    }

    private static void driverSettings(HikariConfig config) {
        // Our statements are few and long: prepared once a connection, parsed once.
        config.addDataSourceProperty("cachePrepStmts", "true");
        config.addDataSourceProperty("prepStmtCacheSize", "250");
        config.addDataSourceProperty("prepStmtCacheSqlLimit", "8192");
        // The driver knows what it has set itself: saves a round trip for each look at auto-commit and isolation.
        config.addDataSourceProperty("useLocalSessionState", "true");
        config.addDataSourceProperty("elideSetAutoCommits", "true");
        config.addDataSourceProperty("cacheServerConfiguration", "true");
        config.addDataSourceProperty("maintainTimeStats", "false");
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        // Affected rows must be those that were deleted, in every statement that we count.
        config.addDataSourceProperty("useAffectedRows", "false");
        // Times are UTC on both sides; nothing is converted.
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        config.addDataSourceProperty("forceConnectionTimeZoneToSession", "false");
        config.addDataSourceProperty("preserveInstants", "false");
        // A zero date is an undated row, which a policy counts, and not an error of the driver.
        config.addDataSourceProperty("zeroDateTimeBehavior", "CONVERT_TO_NULL");
        config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toMillis()));
        config.addDataSourceProperty("socketTimeout", Long.toString(SOCKET.toMillis()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Nothing that a server or a URL could use against us.
        config.addDataSourceProperty("allowLoadLocalInfile", "false");
        config.addDataSourceProperty("allowMultiQueries", "false");
        config.addDataSourceProperty("autoDeserialize", "false");
    }

    private static Flavor flavor(HikariDataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("SELECT VERSION()")) {
            version.next();
            return Flavor.of(version.getString(1));
        }
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    Flavor flavor() {
        return flavor;
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
