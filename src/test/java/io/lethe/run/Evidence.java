package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.row.KeyedTable;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.FileSet;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.testing.Mortality;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Record;

/**
 * Judges a target by two snapshots of its keys, taken by the test, against what receipts and ledger claim. None of the engine's own
 * counts is believed.
 */
final class Evidence {
    private final Workshop workshop;
    private final KeyedTable table;

    private Evidence(Workshop workshop, KeyedTable table) {
        this.workshop = workshop;
        this.table = table;
    }

    /** About a table whose key is one {@code bigint} called {@code id}. */
    static Evidence of(Workshop workshop, String table) {
        return of(workshop, table, KeyColumns.single("id", "bigint"));
    }

    /** About a table with this key, whose values are given as one text a row, with {@code |} between columns. */
    static Evidence of(Workshop workshop, String table, KeyColumns key) {
        return new Evidence(
                workshop,
                new KeyedTable(Workshop.TARGET, new TableName(workshop.schema().name(), table), key));
    }

    /** About the files of a dataset, each given as its name, {@code |} and the SHA-256 of its content. */
    static Evidence ofFiles(Workshop workshop, DatasetId dataset) {
        KeyColumns key = new KeyColumns(List.of(
                new KeyColumns.KeyColumn(FileSet.PATH, "varchar"), new KeyColumns.KeyColumn(FileSet.CONTENT, "char")));
        return new Evidence(workshop, new KeyedTable(Workshop.TARGET, FileSet.table(dataset), key));
    }

    /** About the objects that are deleted with the rows of a dataset: their key, and whether they were there. */
    static Evidence ofObjects(Workshop workshop, DatasetId dataset) {
        KeyColumns key = new KeyColumns(ObjectSet.names().stream()
                .map(name -> new KeyColumns.KeyColumn(name, "varchar"))
                .toList());
        return new Evidence(workshop, new KeyedTable(Workshop.TARGET, ObjectSet.table(dataset), key));
    }

    /**
     * Each row that was there before and is not now is claimed once; no row that is there is claimed, and nothing else is. Receipts are
     * numbered without a gap, each became one leaf, and the ledger holds together.
     */
    void covers(String when, Collection<String> before, Collection<String> after) {
        Set<String> gone = new HashSet<>(before);
        gone.removeAll(new HashSet<>(after));
        claims(when, before, gone);
        assertThat(claims()).as("%s: rows that are claimed", when).hasSize(gone.size());
        receiptsAreWhole(when, gone.size());
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds())
                .as(when)
                .isTrue();
    }

    /** Of the table's rows, the changed ones are claimed once and the others not at all. */
    void claims(String when, Collection<String> rows, Collection<String> changed) {
        Map<Hash, Integer> claims = claims();
        EpochKey key = KeyDirectory.open(workshop.keys(), new SecureRandom())
                .epochKey(KeyEpoch.of(workshop.clock().instant()));
        for (String id : rows) {
            assertThat(claims.getOrDefault(key.commitment(table.row(List.of(id.split("\\|")))), 0))
                    .as("%s: claims of row %s", when, id)
                    .isEqualTo(changed.contains(id) ? 1 : 0);
        }
    }

    private void receiptsAreWhole(String when, long rows) {
        Record sums = workshop.schema()
                .sql()
                .fetchSingle("SELECT COALESCE(SUM(row_count), 0), COUNT(*) - COUNT(DISTINCT leaf),"
                        + " COUNT(sealed_keys) FROM lethe_outpost.receipt");
        assertThat(sums.get(0, Long.class)).as("%s: rows in receipts", when).isEqualTo(rows);
        assertThat(sums.get(1, Integer.class))
                .as("%s: receipts that are not one leaf", when)
                .isZero();
        assertThat(sums.get(2, Integer.class))
                .as("%s: receipts that still name rows", when)
                .isZero();
        assertThat(
                        workshop.schema()
                                .sql()
                                .fetch(
                                        "SELECT run, step, partition_number FROM lethe_outpost.receipt"
                                                + " GROUP BY run, step, partition_number HAVING MIN(chunk) <> 1 OR MAX(chunk) <> COUNT(*)"))
                .as("%s: partitions whose chunks have a gap", when)
                .isEmpty();
    }

    /** How often each row was committed to, over the whole ledger. */
    private Map<Hash, Integer> claims() {
        List<byte[]> blobs =
                workshop.own().sql().fetch("SELECT hashes FROM commitment").getValues(0, byte[].class);
        Map<Hash, Integer> claims = new HashMap<>();
        for (byte[] blob : blobs) {
            for (int at = 0; at < blob.length; at += 32) {
                claims.merge(Hash.wrap(Arrays.copyOfRange(blob, at, at + 32)), 1, Integer::sum);
            }
        }
        return claims;
    }
}
