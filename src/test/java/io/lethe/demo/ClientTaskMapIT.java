package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.CatalogReader;
import io.lethe.catalog.Flavor;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.ForeignKey.OnDelete;
import io.lethe.catalog.Table;
import io.lethe.catalog.Target;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.Dataset.Child;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.read.PolicyReader;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The map says about the sample what its catalog says, on the server that tests run on. */
class ClientTaskMapIT {
    private static final DataMap MAP = PolicyReader.read(Path.of("policies"), LocalDate.of(2026, 11, 22))
            .maps()
            .getFirst();
    private static final TestSchema SCHEMA = TestServer.schema("clienttask");

    @SuppressWarnings("NullAway.Init")
    private static Catalog catalog;

    @BeforeAll
    static void read() throws SQLException {
        new ClientTaskSample(LocalDate.of(2026, 11, 22), 1, 1).create(SCHEMA.url(), rows -> {});
        Flavor flavor = SCHEMA.dialect() == SQLDialect.MARIADB ? Flavor.MARIADB : Flavor.MYSQL;
        catalog =
                new CatalogReader().read(new Target(MAP.target(), SCHEMA.dataSource(), flavor), List.of("clienttask"));
    }

    @Test
    void namesEachRowByThePrimaryKey() {
        forEachDataset((dataset, table) -> assertThat(dataset.key()).isEqualTo(table.primaryKey()));
    }

    @Test
    void namesColumnsThatExist() {
        forEachDataset((dataset, table) -> {
            Stream<ColumnName> named =
                    Stream.of(dataset.dates().keySet(), dataset.conditions()).flatMap(Collection::stream);
            Stream<ColumnName> subject = Stream.ofNullable(dataset.subject());
            assertThat(Stream.concat(named, subject))
                    .allMatch(column -> table.column(column).isPresent());
        });
    }

    @Test
    void countsFromColumnsThatLeadAnIndex() {
        forEachDataset((dataset, table) -> assertThat(dataset.dates().keySet())
                .allMatch(column -> table.indexes().stream().anyMatch(index -> index.ledBy(column))));
    }

    @Test
    void declaresEveryForeignKeyThatPointsAtItsTables() {
        forEachDataset((dataset, table) -> assertThat(dataset.children())
                .containsExactlyInAnyOrderElementsOf(table.referencedBy().stream()
                        .map(key -> new Child(key.child(), key.childColumns(), fate(key)))
                        .toList()));
    }

    /** What the server would do by itself is done before, with a receipt; what it would delete waits instead. */
    private static io.lethe.policy.OnDelete fate(ForeignKey key) {
        return key.onDelete() == OnDelete.SET_NULL ? io.lethe.policy.OnDelete.DETACH : io.lethe.policy.OnDelete.REFUSE;
    }

    @Test
    void hasOneEdgeThatCascadesAndOneThatSetsNull() {
        assertThat(catalog.tables().values().stream().flatMap(table -> table.references().stream()))
                .filteredOn(key -> key.onDelete() != OnDelete.RESTRICT)
                .map(ForeignKey::onDelete)
                .containsExactlyInAnyOrder(OnDelete.CASCADE, OnDelete.SET_NULL);
    }

    private static void forEachDataset(BiConsumer<Dataset, Table> check) {
        assertThat(MAP.datasets().stream()
                        .filter(dataset -> dataset.files() == null)
                        .filter(dataset -> dataset.table().schema().equals("clienttask")))
                .hasSize(31)
                .allSatisfy(dataset -> {
                    Table table = catalog.table(dataset.table()).orElseThrow();
                    check.accept(dataset, table);
                });
    }
}
