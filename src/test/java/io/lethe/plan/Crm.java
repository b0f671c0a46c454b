package io.lethe.plan;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.CatalogReader;
import io.lethe.catalog.Flavor;
import io.lethe.catalog.Target;
import io.lethe.hold.Hold;
import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.DataMap;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.SourceFile;
import io.lethe.policy.name.TargetName;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A target on the real server, with the policies and the map for it. */
final class Crm {
    static final Instant AS_OF = Instant.parse("2026-11-22T12:00:00Z");

    private final TestSchema schema = TestServer.emptySchema("crm");
    private final List<Policy> policies = new ArrayList<>();
    private final List<DatasetFixture> datasets = new ArrayList<>();
    private Instant asOf = AS_OF;

    /** Statements in which {@code crm.} stands for the schema. */
    Crm sql(String... statements) {
        for (String statement : statements) {
            schema.sql().execute(statement.replace("crm.", schema.name() + "."));
        }
        return this;
    }

    /** The same in a session that takes days which do not exist, as older applications' sessions did. */
    void lenient(String... statements) {
        schema.sql().connection(connection -> {
            for (String statement : statements) {
                try (java.sql.Statement jdbc = connection.createStatement()) {
                    jdbc.execute("set session sql_mode = ''");
                    jdbc.execute(statement.replace("crm.", schema.name() + "."));
                    jdbc.execute("set session sql_mode = default");
                }
            }
        });
    }

    Crm with(DatasetFixture dataset, PolicyFixture... purgedBy) {
        datasets.add(dataset);
        for (PolicyFixture policy : purgedBy) {
            policies.add(policy.build());
        }
        return this;
    }

    DatasetFixture dataset(String id, String table) {
        return DatasetFixture.aDataset(id, schema.name() + "." + table);
    }

    Crm asOf(String instant) {
        this.asOf = Instant.parse(instant);
        return this;
    }

    String schema() {
        return schema.name();
    }

    TestSchema server() {
        return schema;
    }

    Target target() {
        Flavor flavor = schema.dialect() == Flavor.MARIADB.dialect() ? Flavor.MARIADB : Flavor.MYSQL;
        return new Target(new TargetName("crm"), schema.dataSource(), flavor);
    }

    Catalog catalog() throws SQLException {
        return new CatalogReader().read(target(), List.of(schema.name()));
    }

    PolicySet policies() {
        DataMap map = new DataMap(
                new TargetName("crm"),
                datasets.stream().map(DatasetFixture::build).toList(),
                List.of(),
                Map.of(),
                new SourceFile("maps/crm.yaml", "map".getBytes(StandardCharsets.UTF_8)));
        return new PolicySet(policies, List.of(map), List.of());
    }

    RunPlan plan(Scope... holds) throws SQLException {
        return new Planner(policies(), target(), catalog()).plan(holds(holds), asOf, Set.of());
    }

    Instant asOf() {
        return asOf;
    }

    static OpenHolds holds(Scope... scopes) {
        List<Hold> holds = new ArrayList<>();
        for (Scope scope : scopes) {
            holds.add(new Hold(new UUID(0, holds.size() + 1L), scope, "matter", "reason", "counsel", Instant.EPOCH));
        }
        return new OpenHolds(1, holds);
    }
}
