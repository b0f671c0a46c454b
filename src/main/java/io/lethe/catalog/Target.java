package io.lethe.catalog;

import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * A database that is cleaned. A type of its own, so that a statement for a target can never reach the engine's own database by a
 * mixed-up {@code DataSource}. Safe for several threads; each connection belongs to one.
 */
public final class Target {
    private static final Settings SETTINGS =
            new Settings().withRenderQuotedNames(RenderQuotedNames.ALWAYS).withExecuteLogging(false);

    private final TargetName name;
    private final DataSource dataSource;
    private final Flavor flavor;

    public Target(TargetName name, DataSource dataSource, Flavor flavor) {
        this.name = name;
        this.dataSource = dataSource;
        this.flavor = flavor;
    }

    public TargetName name() {
        return name;
    }

    public Flavor flavor() {
        return flavor;
    }

    /** A connection from the target's pool: READ COMMITTED, UTC, auto-commit. The caller closes it. */
    public Connection open() throws SQLException {
        return dataSource.getConnection();
    }

    /** jOOQ on a connection that the caller holds, speaking this server's dialect; all identifiers quoted, no statement logged. */
    public DSLContext on(Connection connection) {
        return DSL.using(connection, flavor.dialect(), SETTINGS);
    }

    @Override
    public String toString() {
        return name.name();
    }
}
