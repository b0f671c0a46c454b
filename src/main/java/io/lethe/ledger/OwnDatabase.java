package io.lethe.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The engine's own database: ledger, runs, holds, Spring Batch and Quartz. A type of its own, so that it can never be mixed up with a
 * target. Safe for several threads; each connection belongs to one.
 */
public final class OwnDatabase {
    private static final Settings SETTINGS =
            new Settings().withRenderQuotedNames(RenderQuotedNames.ALWAYS).withExecuteLogging(false);

    private final DataSource dataSource;
    private final SQLDialect dialect;

    /** {@code dialect} is the one that {@code SELECT VERSION()} tells: the driver calls MariaDB "MySQL". */
    public OwnDatabase(DataSource dataSource, SQLDialect dialect) {
        this.dataSource = dataSource;
        this.dialect = dialect;
    }

    /** For frameworks that want a data source: Spring Batch's repository, Quartz's store. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** A connection from the pool: READ COMMITTED, UTC, auto-commit. The caller closes it. */
    public Connection open() throws SQLException {
        return dataSource.getConnection();
    }

    /** jOOQ on a connection that the caller holds. */
    public DSLContext on(Connection connection) {
        return DSL.using(connection, dialect, SETTINGS);
    }

    /** What is done in one transaction on own. */
    @FunctionalInterface
    public interface Work<T> {
        T in(DSLContext tx) throws SQLException;
    }

    /** One transaction: committed when {@code work} returns, rolled back whole when it throws. */
    public <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(on(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }

    /** Reads outside any transaction. */
    public <T> T read(Work<T> work) throws SQLException {
        try (Connection connection = open()) {
            return work.in(on(connection));
        }
    }
}
