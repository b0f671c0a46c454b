package io.lethe.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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
    private final Duration patience;
    private final HikariDataSource pool;
    private final Map<Duration, HikariDataSource> engines = new ConcurrentHashMap<>();

    /** @param patience how long whoever asks for a connection waits while the server is away */
    TestSchema(String name, String url, SQLDialect dialect, Duration patience) {
        this.name = name;
        this.url = url;
        this.dialect = dialect;
        this.patience = patience;
        this.pool = pool(8, "SET time_zone = '+00:00'");
    }

    private HikariDataSource pool(int size, String init) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(patience.toMillis());
        config.setMinimumIdle(0);
        // Many tests, each with schemas of its own: what one does not use must not fill the server.
        config.setIdleTimeout(10_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionInitSql(init);
        return new HikariDataSource(config);
    }

    /**
     * A pool as engines have it, shared by all that live and die on this schema one after another: to connect takes a server longer than most of
     * what a small run asks.
     *
     * @param lockWait how long a statement waits for somebody else's row
     */
    public HikariDataSource engines(Duration lockWait) {
        return engines.computeIfAbsent(
                lockWait, wait -> pool(32, "SET time_zone = '+00:00', innodb_lock_wait_timeout = " + wait.toSeconds()));
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
        // A pool that was refused for a while pauses before it asks again.
        engines.values().forEach(HikariDataSource::close);
        engines.clear();
    }

    void closeConnections() {
        pools().forEach(HikariDataSource::close);
    }

    private Stream<HikariDataSource> pools() {
        return Stream.concat(Stream.of(pool), engines.values().stream());
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
