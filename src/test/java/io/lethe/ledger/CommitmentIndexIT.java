package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.IndexDraft.Limits;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.tree.Hash;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve chunks of 30 rows each, the leaves 1 to 12, in parts of at least 100 rows: leaves 0 to 4, 5 to 8, 9 to 12. */
class CommitmentIndexIT {
    private static final Limits LIMITS = new Limits(100, 1 << 16);
    private static final int ROWS = 30;
    private static final int CHUNKS = 12;

    @TempDir
    private Path temp;

    private TestSchema schema;
    private OwnDatabase own;
    private Ledger ledger;

    @BeforeEach
    void begin() {
        schema = TestServer.freshSchema("index");
        own = new OwnDatabase(schema.dataSource(), schema.dialect());
        KeyDirectory keys = KeyDirectory.create(temp.resolve("keys"), "ledger.example.org/test", Keys.random(1));
        ledger = new Ledger(own, keys, InstantSource.fixed(Entries.NOW));
        ledger.open();
        ledger.appendReceipts(IntStream.rangeClosed(1, CHUNKS)
                .mapToObj(chunk -> Entries.relayed(chunk, ROWS))
                .toList());
    }

    @Test
    void namesTheLeafOfEveryRowWithoutReadingTheCommitments() throws SQLException {
        assertThat(near(7, 7)).as("no part yet").containsExactly(7L);
        for (int part = 0; part < 3; part++) {
            assertThat(grow()).isTrue();
        }
        assertThat(grow()).as("what is left is no part").isFalse();
        assertThat(parts()).containsExactly("0-5", "5-9", "9-13");
        assertThat(findings()).isEmpty();
        ledger.checkpoint();
        assertThat(ledger.verify()).hasToString("13 leaves agree with 1 published checkpoint");

        schema.sql().execute("CREATE TABLE kept AS SELECT * FROM commitment");
        schema.sql().execute("DELETE FROM commitment");
        for (int chunk = 1; chunk <= CHUNKS; chunk++) {
            for (int row = 0; row < ROWS; row++) {
                assertThat(near(chunk, row)).containsExactly((long) chunk);
            }
            assertThat(near(chunk, ROWS)).isEmpty();
        }
        assertThat(findings()).hasSize(3);
    }

    /** Whatever is done to it: the row is found, and verification tells. */
    @Test
    void neverHidesARowWhereItWasChanged() throws SQLException {
        grow();
        grow();
        int bucket = IndexPart.bucket(commitment(7, 7));
        for (String damage : List.of(
                "DELETE FROM commitment_bucket WHERE part = 1",
                "UPDATE commitment_bucket SET entries = '' WHERE part = 1",
                "UPDATE commitment_bucket SET entries = REVERSE(entries) WHERE part = 1 AND bucket = " + bucket,
                "UPDATE commitment_bucket SET part = CASE part WHEN 0 THEN 7 ELSE part END",
                "UPDATE commitment_part SET digests = '' WHERE number = 1",
                "UPDATE commitment_part SET from_leaf = 6 WHERE number = 1",
                "UPDATE commitment_part SET to_leaf = 13 WHERE number = 1",
                "UPDATE commitment_part SET to_leaf = 13 WHERE number = 0",
                "UPDATE commitment_part SET to_leaf = 0 WHERE number = 0",
                "DELETE FROM commitment_part WHERE number = 0")) {
            assertThat(near(3, 3)).as(damage).containsExactly(3L);
            schema.sql().execute(damage);
            assertThat(findings()).as(damage).isNotEmpty();
            for (int chunk = 1; chunk <= CHUNKS; chunk++) {
                assertThat(near(chunk, 7)).as(damage).containsExactly((long) chunk);
                assertThat(ledger.find(commitment(chunk, 7))).as(damage).hasSize(1);
            }
            again();
        }
    }

    private void again() throws SQLException {
        schema.sql().execute("DELETE FROM commitment_part");
        schema.sql().execute("DELETE FROM commitment_bucket");
        grow();
        grow();
        assertThat(findings()).isEmpty();
    }

    private boolean grow() throws SQLException {
        return own.inTransaction(tx -> new CommitmentIndex(new LedgerStore(tx), LIMITS).grow());
    }

    private List<Finding> findings() throws SQLException {
        return own.read(sql -> new CommitmentIndex(new LedgerStore(sql), LIMITS).findings());
    }

    private List<Long> near(int chunk, int row) throws SQLException {
        return own.read(sql ->
                List.copyOf(new CommitmentIndex(new LedgerStore(sql), LIMITS).leavesNear(commitment(chunk, row))));
    }

    private List<String> parts() {
        return schema.sql()
                .fetch("SELECT CONCAT(from_leaf, '-', to_leaf) FROM commitment_part ORDER BY number")
                .getValues(0, String.class);
    }

    /** As {@link Entries#relayed} numbers rows. */
    private static Hash commitment(int chunk, int row) {
        return Keys.epochKey(1).commitment(Entries.CUSTOMER.row(Long.toString(chunk * 10_000L + row)));
    }
}
