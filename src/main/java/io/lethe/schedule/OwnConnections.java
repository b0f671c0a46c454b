package io.lethe.schedule;

import io.lethe.ledger.OwnDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.quartz.utils.ConnectionProvider;

/** Lends Quartz connections of the pool that it is given; whoever opened the pool closes it. */
record OwnConnections(OwnDatabase own) implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
        return own.open();
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown() {}
}
