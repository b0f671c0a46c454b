package io.lethe;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Brings the engine's own schema, or the outpost on a target's server, to the version that this engine knows. */
final class Migration {
    private final Flyway flyway;

    private Migration(DataSource dataSource, @Nullable String schema, String location) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(dataSource)
                .createSchemas(true)
                .locations("classpath:" + location)
                // A table that the engine's own ledger stands in is never dropped by a slip of the keyboard.
                .cleanDisabled(true);
        if (schema != null) {
            configuration.defaultSchema(schema);
        }
        this.flyway = configuration.load();
    }

    /** In the schema that the data source's url names. */
    static Migration ofOwn(DataSource own) {
        return new Migration(own, null, "sql/own");
    }

    static Migration ofOutpost(DataSource target) {
        return new Migration(target, "lethe_outpost", "sql/outpost");
    }

    /** Applies what is missing, each file once; says how many. */
    int apply() {
        return flyway.migrate().migrationsExecuted;
    }
}
