package io.lethe.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A schema of the test server, with connections as the engine uses them: READ COMMITTED, UTC. */
public final class TestSchema {

    private final String name;
    private final String url;
    private final SQLDialect dialect;
    private final HikariDataSource pool;

    TestSchema(String name, String url, SQLDialect dialect) {
        this.name = name;
        this.url = url;
        this.dialect = dialect;
        this.pool = pool(url);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        // Many tests, each with schemas of its own: what one does not use must not fill the server.
        config.setIdleTimeout(10_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql("SET time_zone = '+00:00'");
        return new HikariDataSource(config);
    }

    /** Runs Flyway over a folder of the project. */
    public TestSchema migrated(String folder) {
        Flyway.configure()
                .dataSource(pool)
                .locations("filesystem:" + folder)
                .load()
                .migrate();
        return this;
    }

    /** For whoever has stopped the server: the pool hands out a connection that was used a moment ago without looking whether it is alive. */
    public void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    void closeConnections() {
        pool.close();
    }

    public String name() {
        return name;
    }

    /** With user and password. */
    public String url() {
        return url;
    }

    public SQLDialect dialect() {
        return dialect;
    }

    public DataSource dataSource() {
        return pool;
    }

    public DSLContext sql() {
        return DSL.using(pool, dialect);
    }
}
