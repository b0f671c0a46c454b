package io.lethe.plan;

import io.lethe.catalog.Column;
import io.lethe.catalog.ForeignKey;
import io.lethe.catalog.Index;
import io.lethe.catalog.Partitioning;
import io.lethe.catalog.Table;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table as a catalog would show it: {@code aTable("crm.log").column("id", "bigint").index("PRIMARY", "id").build()}. */
final class TableFixture {
    private final TableName name;
    private final List<Column> columns = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final List<ForeignKey> references = new ArrayList<>();
    private final List<ForeignKey> referencedBy = new ArrayList<>();

    private TableFixture(TableName name) {
        this.name = name;
    }

    static TableFixture aTable(String name) {
        return new TableFixture(TableName.of(name));
    }

    TableFixture column(String column, String type) {
        columns.add(new Column(new ColumnName(column), type, type, true, false));
        return this;
    }

    TableFixture index(String index, String... on) {
        indexes.add(new Index(index, index.equals(Index.PRIMARY), names(on)));
        return this;
    }

    /** This table points at another by one column. */
    TableFixture pointsAt(TableFixture parent, String via, String parentKey) {
        ForeignKey key = new ForeignKey(
                name.table() + "_" + via,
                name,
                names(via),
                parent.name,
                names(parentKey),
                ForeignKey.OnDelete.RESTRICT);
        references.add(key);
        parent.referencedBy.add(key);
        return this;
    }

    TableName name() {
        return name;
    }

    Table build() {
        return new Table(
                name,
                "InnoDB",
                columns,
                indexes,
                references,
                referencedBy,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Partitioning.NONE);
    }

    private static List<ColumnName> names(String... names) {
        return Stream.of(names).map(ColumnName::new).toList();
    }
}
