package io.lethe.hold;

import io.lethe.catalog.Flavor;
import io.lethe.catalog.Target;
import io.lethe.ledger.OwnDatabase;
import io.lethe.policy.name.TargetName;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** A real own database and two real targets, which share one server and so one outpost. */
final class HoldFixture {
    static final TargetName CRM = new TargetName("crm");
    static final TargetName SHOP = new TargetName("shop");
    static final Instant NOW = Instant.parse("2026-11-22T09:40:00.123Z");

    private final TestSchema own = TestServer.freshSchema("hold");
    private final TestSchema outpost = TestServer.schema("lethe_outpost").migrated("sql/outpost");
    private final AtomicLong ids = new AtomicLong();
    private final LedgerFixture ledger = LedgerFixture.on(own, InstantSource.fixed(NOW));

    HoldFixture() throws SQLException {
        Gate.ensure(target(CRM), this::nextId);
        Gate.ensure(target(SHOP), this::nextId);
    }

    Holds holds() {
        return holds(this::target, own -> own);
    }

    Holds holds(TargetDoor door, UnaryOperator<DataSource> wrapped) {
        OwnDatabase database = new OwnDatabase(wrapped.apply(own.dataSource()), own.dialect());
        return new Holds(database, ledger.entries(), InstantSource.fixed(NOW), this::nextId, door);
    }

    Target target(TargetName name) {
        return target(name, source -> source);
    }

    Target target(TargetName name, UnaryOperator<DataSource> wrapped) {
        return new Target(name, wrapped.apply(outpost.dataSource()), flavor());
    }

    /** A chunk's transaction, which the caller ends. */
    Connection begin() throws SQLException {
        Connection connection = outpost.dataSource().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    OpenHolds open(TargetName name) throws SQLException {
        try (Connection chunk = begin()) {
            OpenHolds open = holds().open(target(name), target(name).on(chunk));
            chunk.commit();
            return open;
        }
    }

    LedgerFixture ledger() {
        return ledger;
    }

    List<String> leaves() {
        return ledger.said();
    }

    /** Whether a transaction on the server waits for a lock. */
    boolean somebodyWaits() {
        return outpost.sql()
                        .fetchSingle("SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
                        .get(0, Integer.class)
                > 0;
    }

    UUID nextId() {
        return new UUID(0x0198_0000_0000_7000L, 0x8000_0000_0000_0000L | ids.incrementAndGet());
    }

    private Flavor flavor() {
        return outpost.dialect() == SQLDialect.MARIADB ? Flavor.MARIADB : Flavor.MYSQL;
    }
}
