package io.lethe;

import io.lethe.Settings.Database;
import io.lethe.Settings.Servers;
import io.lethe.catalog.Target;
import io.lethe.demo.EmbeddedMariaDb;
import io.lethe.ledger.OwnDatabase;
import io.lethe.policy.name.TargetName;
import io.lethe.run.Replica;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The servers that the settings name. A pool is opened when it is first asked for, so that a target that is away hinders nobody who
 * does not need it; the embedded server is started likewise. Closing closes the pools, then leaves the embedded server.
 */
final class Databases implements AutoCloseable {
    /** The demo's target, as its data map names it. */
    static final TargetName SAMPLE = new TargetName("clienttask");

    /** The demo's own database, a target as well: what Lethe keeps of its runs has periods, too. */
    static final TargetName OWN = new TargetName("lethe");

    /** Beside what the workers hold: the target's lock, the relay, holds, the planner. */
    private static final int BESIDE_THE_WORKERS = 6;

    /** An application that holds a row longer gets its row skipped, not a queue behind us. */
    private static final Duration LOCK_WAIT_ON_TARGET = Duration.ofSeconds(2);

    /** Only engines write there, one after the other: on a busy server a wait is no reason to break off. */
    private static final Duration LOCK_WAIT_ON_OWN = Duration.ofSeconds(50);

    /** A replica that follows is there within seconds; one that does not is named, and the night goes on. */
    private static final Duration REPLICA_PATIENCE = Duration.ofSeconds(60);

    /** One after the other, and one for the driver's own look. */
    private static final int LOOKS_AT_A_REPLICA = 2;

    private final Servers servers;
    private final int workers;
    private final Map<TargetName, Pool> targets = new HashMap<>();
    private final Map<Database, Pool> replicas = new HashMap<>();
    private @Nullable EmbeddedMariaDb embedded;
    private @Nullable Pool own;

    Databases(Settings settings) {
        this.servers = settings.servers();
        this.workers = settings.workers();
    }

    /** The configured targets, sorted. */
    List<TargetName> names() {
        return switch (servers) {
            case Servers.Embedded sample -> List.of(SAMPLE, OWN);
            case Servers.Configured(Database ignored, var configured) -> List.copyOf(configured.keySet());
        };
    }

    synchronized OwnDatabase own() throws SQLException {
        Pool pool = ownPool();
        return new OwnDatabase(pool.dataSource(), pool.flavor().dialect());
    }

    synchronized Target target(TargetName name) throws SQLException {
        Pool pool = targetPool(name);
        return new Target(name, pool.dataSource(), pool.flavor());
    }

    /** The servers that follow a target's; none is opened. */
    List<Replica> replicas(TargetName name) {
        return switch (servers) {
            case Servers.Embedded sample -> List.of();
            case Servers.Configured(Database ignored, var configured) -> {
                Database target = configured(name, configured);
                yield target.replicas().stream()
                        .map(url -> replica(name, target.at(url)))
                        .toList();
            }
        };
    }

    private Replica replica(TargetName target, Database database) {
        return new Replica(database.place(), REPLICA_PATIENCE, () -> {
            Pool pool = replicaPool(target, database);
            return new Target(target, pool.dataSource(), pool.flavor());
        });
    }

    private synchronized Pool replicaPool(TargetName target, Database database) throws SQLException {
        Pool open = replicas.get(database);
        if (open == null) {
            open = openReplica("replica of " + target, database);
            replicas.put(database, open);
        }
        return open;
    }

    private static Pool openReplica(String name, Database database) throws SQLException {
        try {
            return Pool.open(name, database, LOOKS_AT_A_REPLICA, LOCK_WAIT_ON_TARGET);
        } catch (UnreachableDatabaseException e) {
            // For a target that ends the command; of a replica, what was to be done is done already.
            throw e.refusal();
        }
    }

    /** For Flyway, which wants one; nobody else gets it. */
    synchronized DataSource outpostOf(TargetName name) throws SQLException {
        return targetPool(name).dataSource();
    }

    /** Starts the embedded server if the settings ask for one; its url for a schema. */
    synchronized String embeddedUrl(Path state, String schema) {
        EmbeddedMariaDb server = embedded;
        if (server == null) {
            server = EmbeddedMariaDb.open(state);
            embedded = server;
        }
        return server.url(schema);
    }

    private Pool ownPool() throws SQLException {
        Pool open = own;
        if (open == null) {
            // Spring Batch holds one for each worker while the worker's own look at holds takes another.
            open = Pool.open("own database", ownDatabase(), 2 * workers + BESIDE_THE_WORKERS, LOCK_WAIT_ON_OWN);
            own = open;
        }
        return open;
    }

    private Pool targetPool(TargetName name) throws SQLException {
        Pool open = targets.get(name);
        if (open == null) {
            open = Pool.open("target " + name, targetDatabase(name), workers + BESIDE_THE_WORKERS, LOCK_WAIT_ON_TARGET);
            targets.put(name, open);
        }
        return open;
    }

    private Database ownDatabase() {
        return switch (servers) {
            case Servers.Embedded(Path state) -> sample(state, OWN.name());
            case Servers.Configured(Database database, var ignored) -> database;
        };
    }

    private Database targetDatabase(TargetName name) {
        return switch (servers) {
            case Servers.Embedded(Path state) -> sample(state, name.name());
            case Servers.Configured(Database ignored, var configured) -> configured(name, configured);
        };
    }

    private static Database configured(TargetName name, SortedMap<TargetName, Database> configured) {
        Database database = configured.get(name);
        if (database == null) {
            throw new IllegalArgumentException(
                    "expected one of the targets " + configured.keySet() + " but was " + name);
        }
        return database;
    }

    private Database sample(Path state, String schema) {
        return new Database(embeddedUrl(state, schema), EmbeddedMariaDb.USER, null, List.of());
    }

    @Override
    public synchronized void close() {
        replicas.values().forEach(Pool::close);
        targets.values().forEach(Pool::close);
        if (own != null) {
            own.close();
        }
        if (embedded != null) {
            embedded.close();
        }
    }
}
