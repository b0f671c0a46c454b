package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.IndexDraft.Limits;
import io.lethe.ledger.entry.KeyDestroyed;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.receipt.Receipt;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeptRows;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.ColumnName;
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

/** Chunks of 30 rows: the leaves 1 to 6 under the key of an epoch that is over, 7 to 12 under the one of today; the index covers 1 to 8. */
class DroppedCommitmentsIT {
    private static final Limits LIMITS = new Limits(120, 1 << 16);
    private static final int ROWS = 30;
    private static final KeyEpoch OVER = new KeyEpoch("2026Q3");
    private static final EpochKey OLD = new EpochKey(OVER, new byte[EpochKey.SIZE]);
    private static final EpochKey TODAYS = Keys.epochKey(1);

    private static final ColumnName KEY =
            Entries.CUSTOMER.key().columns().getFirst().name();

    @TempDir
    private Path temp;

    private TestSchema schema;
    private OwnDatabase own;
    private KeyDirectory keys;
    private Ledger ledger;

    @BeforeEach
    void begin() throws SQLException {
        schema = TestServer.freshSchema("dropped");
        own = new OwnDatabase(schema.dataSource(), schema.dialect());
        keys = KeyDirectory.create(temp.resolve("keys"), "ledger.example.org/test", Keys.random(1));
        ledger = new Ledger(own, keys, InstantSource.fixed(Entries.NOW));
        ledger.open();
        ledger.appendReceipts(IntStream.rangeClosed(1, 12)
                .mapToObj(chunk -> relayed(chunk, chunk <= 6 ? OLD : TODAYS))
                .toList());
        while (grow()) {
            assertThat(findings()).isEmpty();
        }
        assertThat(parts()).containsExactly("0-5", "5-9", "9-13");
        schema.sql().execute("DELETE FROM commitment_part WHERE from_leaf = 9");
        schema.sql().execute("DELETE FROM commitment_bucket WHERE part = 2");
    }

    @Test
    void dropsWhatIsUnderADestroyedKeyAndNothingElse() throws SQLException {
        assertThat(new DroppedCommitments(own).drop()).isZero();
        destroyed();

        assertThat(new DroppedCommitments(own).drop()).isEqualTo(6);

        assertThat(committed()).containsExactly(7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(findings()).isEmpty();
        for (int chunk = 1; chunk <= 12; chunk++) {
            assertThat(ledger.find(commitment(chunk))).as("chunk %d", chunk).hasSize(chunk <= 6 ? 0 : 1);
        }
        ledger.checkpoint();
        assertThat(ledger.verify()).hasToString("15 leaves agree with 1 published checkpoint");
        assertThat(new DroppedCommitments(own).drop()).isZero();
    }

    @Test
    void stillMissesWhatNoDestroyedKeyExcuses() throws SQLException {
        destroyed();
        new DroppedCommitments(own).drop();
        schema.sql().execute("DELETE FROM commitment WHERE leaf = 12");

        assertThat(ledger.verify().findings())
                .containsExactly(new Finding.Wrong(12, "the commitments to its rows are missing"));
    }

    @Test
    void hidesNothingBehindAPartThatClaimsLeavesToCome() throws SQLException {
        schema.sql().execute("DELETE FROM commitment WHERE leaf > 8");
        schema.sql().execute("UPDATE commitment_part SET to_leaf = 99 WHERE from_leaf = 5");
        IndexPart part = new IndexPart(1, 5, 99);
        own.inTransaction(tx -> {
            new CommitmentIndex(new LedgerStore(tx), Limits.USUAL).makeAgain(part);
            return part;
        });

        List<Finding> findings = own.read(sql -> new CommitmentIndex(new LedgerStore(sql), Limits.USUAL).findings());
        assertThat(findings).containsExactly(new Finding.BadIndex(part + " is not what their commitments give"));
    }

    @Test
    void answersNothingUnderACopyOfADestroyedKey() throws SQLException {
        keys.epochKeyOrNew(OVER);
        assertThat(ledger.epochKey(OVER)).isPresent();
        destroyed();
        new DroppedCommitments(own).drop();

        assertThat(ledger.epochKey(OVER)).isEmpty();
        assertThat(ledger.find("17", 15).withoutKey()).contains(OVER);
        keys.epochKeyOrNew(TODAYS.epoch());
        try (DeletedRows rows = ledger.deletedRows(ledger.deedsOn(Entries.CRM).getFirst(), List.of(KEY))) {
            assertThat(rows.untold()).containsExactly("the key of 2026Q3 is gone, under which rows were deleted");
            assertThat(rows.find(Entries.rows(1, ROWS))).isEmpty();
        }
    }

    private void destroyed() {
        ledger.append(new KeyDestroyed("archive-2026Q4", Entries.NOW, Entries.SOME_HASH));
        ledger.append(new KeyDestroyed("epoch-" + OVER, Entries.NOW, Entries.SOME_HASH));
    }

    private static RelayedReceipt relayed(int chunk, EpochKey key) {
        Receipt plain = Entries.receipt(chunk, ROWS);
        Receipt receipt = new Receipt(
                plain.id(),
                plain.position(),
                plain.table(),
                plain.authority(),
                plain.outcome(),
                key.epoch(),
                plain.deed(),
                null);
        return new RelayedReceipt(
                receipt,
                Hash.of(receipt.body()),
                KeptRows.of(key, receipt.id(), Entries.CUSTOMER, ChunkRows.of(Entries.rows(chunk, ROWS))));
    }

    private static Hash commitment(int chunk) {
        return (chunk <= 6 ? OLD : TODAYS).commitment(Entries.CUSTOMER.row(Long.toString(chunk * 10_000L + 7)));
    }

    private boolean grow() throws SQLException {
        return own.inTransaction(tx -> new CommitmentIndex(new LedgerStore(tx), LIMITS).grow());
    }

    private List<Finding> findings() throws SQLException {
        return own.read(sql -> new CommitmentIndex(new LedgerStore(sql), LIMITS).findings());
    }

    private List<String> parts() {
        return schema.sql()
                .fetch("SELECT CONCAT(from_leaf, '-', to_leaf) FROM commitment_part ORDER BY number")
                .getValues(0, String.class);
    }

    private List<Long> committed() {
        return schema.sql().fetch("SELECT leaf FROM commitment ORDER BY leaf").getValues(0, Long.class);
    }
}
