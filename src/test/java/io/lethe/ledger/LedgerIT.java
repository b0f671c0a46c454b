package io.lethe.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.entry.ChunkPurged;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.HoldReleased;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.LedgerOpened;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.row.CommittedRow;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerIT {

    private static final TestSchema SCHEMA = TestServer.freshSchema("ledger");
    private static final OwnDatabase OWN = new OwnDatabase(SCHEMA.dataSource(), SCHEMA.dialect());
    private static final InstantSource CLOCK = InstantSource.fixed(Entries.NOW);

    @TempDir
    private Path temp = Path.of("");

    private Path directory;
    private KeyDirectory keys;
    private Ledger ledger;

    @BeforeEach
    void begin() {
        EmptyLedger.in(SCHEMA);
        directory = temp.resolve("keys");
        keys = KeyDirectory.create(directory, "ledger.example.org/test", Keys.random(1));
        ledger = new Ledger(OWN, keys, CLOCK);
        ledger.open();
    }

    @Test
    void beginsWithItsKeys() {
        assertThat(ledger.leaf(0).entry())
                .isEqualTo(new LedgerOpened(
                        keys.verifierKey(), keys.receiptSigner().verifier().key(), Entries.NOW, null));
        ledger.open();
        assertThat(ledger.status().size()).isEqualTo(1);
    }

    @Test
    void appendsReceiptsOnceHoweverOftenTheyAreBrought() {
        List<Leaf> first = ledger.appendReceipts(List.of(Entries.relayed(1, 3), Entries.relayed(2, 4)));
        List<Leaf> again = ledger.appendReceipts(
                List.of(Entries.relayed(2, 4), Entries.relayed(1, 3), Entries.relayed(3, 5), Entries.relayed(3, 5)));
        assertThat(first).extracting(Leaf::index).containsExactly(1L, 2L);
        assertThat(again).extracting(Leaf::index).containsExactly(2L, 1L, 3L, 3L);
        assertThat(ledger.status().size()).isEqualTo(4);
        assertThat(ledger.indexOfReceipt(Entries.receipt(3, 5).id())).hasValue(3);
        assertThat(ledger.indexOfReceipt(Entries.uuid(404))).isEmpty();
        assertThat(ledger.entriesOf(Entries.run(1))).extracting(Leaf::index).containsExactly(1L, 2L, 3L);
        ledger.checkpoint();
        assertThat(ledger.verify()).hasToString("4 leaves agree with 1 published checkpoint");
    }

    @Test
    void namesMissingCommitmentsBeyondTheFirstPage() {
        ledger.append(IntStream.rangeClosed(1, 1500)
                .mapToObj(i -> Entries.started(Entries.run(i)))
                .toArray(Entry[]::new));
        ledger.appendReceipts(List.of(Entries.relayed(1, 3000), Entries.relayed(2, 30_000), Entries.relayed(3, 5)));
        ledger.checkpoint();
        assertThat(ledger.verify()).hasToString("1504 leaves agree with 1 published checkpoint");
        SCHEMA.sql().execute("DELETE FROM commitment WHERE leaf = 1502");
        assertThat(ledger.verify().findings())
                .containsExactly(new Finding.Wrong(1502, "the commitments to its rows are missing"));
    }

    @Test
    void refusesReceiptThatIsNotWhatItWas() {
        ledger.appendReceipts(List.of(Entries.relayed(1, 3)));
        assertThatThrownBy(() -> ledger.appendReceipts(List.of(Entries.relayed(1, 4))))
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessageStartingWith("ledger is corrupt at leaf 1: receipt "
                        + Entries.receipt(1, 3).id() + " is stored as ");
    }

    @Test
    void provesEveryLeafUnderTheCheckpoint() {
        append(600);
        ledger.checkpoint();
        for (long index : new long[] {0, 1, 254, 255, 256, 257, 511, 512, 600}) {
            TlogProof proof = TlogProof.parse(ledger.prove(index).bytes());
            assertThat(proof.verify(ledger.leaf(index).bytes(), keys.checkpointVerifier())
                            .size())
                    .isEqualTo(601);
        }
        assertThatThrownBy(() -> ledger.prove(601))
                .hasMessage("expected a leaf under the latest checkpoint, 0 to 600, but was 601");
    }

    @Test
    void provesOldCheckpointsConsistentWithNewOnes() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int more : new int[] {1, 7, 254, 300}) {
            append(more);
            checkpoints.add(Checkpoint.parse(ledger.checkpoint().text()));
        }
        for (Checkpoint old : checkpoints) {
            for (Checkpoint later : checkpoints.subList(checkpoints.indexOf(old), checkpoints.size())) {
                assertThat(ledger.proveConsistency(old.size(), later.size()).verify(old.root(), later.root()))
                        .isTrue();
            }
        }
    }

    @Test
    void publishesOnceWhatIsNotNew() {
        SignedNote first = ledger.checkpoint();
        assertThat(ledger.checkpoint()).isEqualTo(first);
        assertThat(keys.published().files()).hasSize(1);
        assertThat(ledger.latest()).contains(first);
        assertThat(ledger.status().isPublished()).isTrue();
    }

    @Test
    void goesOnWhenItDiedBetweenPublishingAndNoting() {
        SignedNote published = ledger.checkpoint();
        SCHEMA.sql().execute("DELETE FROM checkpoint");
        assertThat(ledger.checkpoint()).isEqualTo(published);
        assertThat(ledger.latest()).contains(published);
        SCHEMA.sql().execute("DELETE FROM checkpoint");
        append(5);
        assertThat(Checkpoint.parse(ledger.checkpoint().text()).size()).isEqualTo(6);
    }

    @Test
    void keepsCallersRowAndEntryTogether() throws SQLException {
        assertThatThrownBy(() -> OWN.inTransaction(transaction -> {
                    ledger.append(transaction, Entries.started(Entries.run(5)));
                    throw new IllegalStateException("the caller failed");
                }))
                .hasMessage("the caller failed");
        assertThat(ledger.status().size()).isEqualTo(1);
        Leaf leaf = OWN.inTransaction(transaction -> ledger.append(transaction, Entries.started(Entries.run(5))));
        assertThat(leaf.index()).isEqualTo(1);
    }

    @Test
    void keepsDetailsUntilTheyAreErased() {
        Details details = Details.of(JsonObject.builder().put("by", "Jane").build(), Keys.random(3));
        Leaf leaf = ledger.append(new HoldReleased(Entries.uuid(1), Entries.NOW, details.hash()), details);
        assertThat(ledger.details(leaf.index()).orElseThrow().text()).isEqualTo("{\"by\":\"Jane\"}");
        ledger.checkpoint();
        SCHEMA.sql().execute("DELETE FROM entry_details WHERE leaf = " + leaf.index());
        assertThat(ledger.details(leaf.index())).isEmpty();
        assertThat(ledger.verify().holds()).isTrue();
        assertThatThrownBy(
                        () -> ledger.append(new HoldReleased(Entries.uuid(1), Entries.NOW, Entries.SOME_HASH), details))
                .hasMessage("expected the details that the hold.released binds");
    }

    @Test
    void givesNoDetailsThatTheirLeafDoesNotBind() {
        Details details = Details.of(JsonObject.builder().put("by", "Jane").build(), Keys.random(3));
        Leaf leaf = ledger.append(new HoldReleased(Entries.uuid(1), Entries.NOW, details.hash()), details);
        SCHEMA.sql().execute("UPDATE entry_details SET bytes = '{\"by\":\"John\"}'");

        String message = "ledger is corrupt at leaf " + leaf.index()
                + ": its details are not those that it binds. Stop all runs and keep this database.";
        assertThatThrownBy(() -> ledger.details(leaf.index())).hasMessage(message);
        assertThat(ledger.verify().findings())
                .containsExactly(new Finding.Wrong(leaf.index(), "its details are not those that it binds"));
    }

    @Test
    void findsRowByItsCommitment() {
        ledger.appendReceipts(List.of(Entries.relayed(1, 30), Entries.relayed(2, 40)));
        Hash commitment = Keys.epochKey(1).commitment(Entries.CUSTOMER.row("20017"));
        CommittedRow row = ledger.find(commitment).getFirst();
        assertThat(row.leaf()).isEqualTo(2);
        assertThat(ledger.leaf(2).entry())
                .isInstanceOfSatisfying(
                        ChunkPurged.class,
                        chunk -> assertThat(row.proof().verify(Hash.leaf(commitment.bytes()), chunk.rowsRoot()))
                                .isTrue());
        assertThat(ledger.find(Keys.epochKey(1).commitment(Entries.CUSTOMER.row("20040"))))
                .isEmpty();
    }

    @Test
    void givesIndicesWithoutGapsToWritersAtOnce() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Leaf>>> all = IntStream.range(0, 40)
                    .mapToObj(i -> writers.submit(() -> ledger.appendReceipts(
                            List.of(Entries.relayed(i % 20 + 1, 2), Entries.relayed(i % 20 + 101, 2)))))
                    .toList();
            for (Future<List<Leaf>> one : all) {
                assertThat(one.get()).hasSize(2);
            }
        } finally {
            writers.shutdown();
        }
        ledger.checkpoint();
        assertThat(ledger.verify()).hasToString("41 leaves agree with 1 published checkpoint");
    }

    @Test
    void refusesToSignOverChangedLeaf() {
        append(10);
        ledger.checkpoint();
        append(10);
        Leaf leaf = ledger.leaf(15);
        byte[] changed = leaf.bytes();
        changed[20] ^= 1;
        SCHEMA.sql().execute("UPDATE leaf SET bytes = ? WHERE idx = 15", changed);
        String message = "ledger is corrupt at leaf 15: stored hash "
                + leaf.hash().abbreviated() + " but its entry hashes to "
                + Hash.leaf(changed).abbreviated() + ". Stop all runs and keep this database.";
        assertThatThrownBy(ledger::checkpoint)
                .isInstanceOf(LedgerCorruptException.class)
                .hasMessage(message);
        assertThatThrownBy(ledger::open).hasMessage(message);
        assertThat(keys.published().files()).hasSize(1);
    }

    @Test
    void findsChangedLeafUnderOldCheckpoint() {
        append(10);
        ledger.checkpoint();
        Leaf leaf = ledger.leaf(4);
        byte[] changed = leaf.bytes();
        changed[20] ^= 1;
        SCHEMA.sql()
                .execute(
                        "UPDATE leaf SET bytes = ?, hash = ? WHERE idx = 4",
                        changed,
                        Hash.leaf(changed).bytes());
        Verdict verdict = ledger.verify();
        assertThat(verdict.findings().getFirst()).isEqualTo(new Finding.Changed(4, leaf.hash(), Hash.leaf(changed)));
        assertThatThrownBy(verdict::expectHolds).isInstanceOf(LedgerCorruptException.class);
    }

    @Test
    void refusesToSignWhenTheDatabaseWasSetBack() {
        append(10);
        LedgerHead before = LedgerHead.of(treeOf(11));
        append(10);
        ledger.checkpoint();
        SCHEMA.sql().execute("DELETE FROM leaf WHERE idx >= 11");
        SCHEMA.sql().execute("DELETE FROM checkpoint");
        SCHEMA.sql().execute("UPDATE ledger_head SET size = 11, frontier = ?", before.bytes());
        assertThatThrownBy(ledger::open)
                .hasMessage("ledger is corrupt: a checkpoint over 21 leaves was published but there are only 11; the"
                        + " database was set back. Stop all runs and keep this database.");
    }

    @Test
    void refusesToSignWhenPublishedCheckpointIsGone() throws IOException {
        append(10);
        ledger.checkpoint();
        Files.delete(keys.published().files().getFirst());
        assertThatThrownBy(ledger::checkpoint)
                .hasMessage("ledger is corrupt: the checkpoint over 11 leaves is missing from "
                        + directory.resolve("published") + "; put 00000000000000000011.checkpoint back. Stop all runs"
                        + " and keep this database.");
    }

    @Test
    void refusesToSignWhenAnotherHistoryWasPublished() throws IOException {
        append(10);
        SignedNote other =
                keys.logKeys().signer(keys.verifierKey()).sign(new Checkpoint(keys.origin(), 5, Entries.SOME_HASH));
        keys.published().publish(other);
        assertThatThrownBy(ledger::checkpoint)
                .hasMessageStartingWith("ledger is corrupt: a checkpoint with root " + Entries.SOME_HASH.abbreviated()
                        + " over 5 leaves was published but the stored tree gives ");
    }

    @Test
    void refusesMissingLeaf() {
        append(10);
        SCHEMA.sql().execute("DELETE FROM leaf WHERE idx = 7");
        assertThatThrownBy(ledger::checkpoint)
                .hasMessage("ledger is corrupt at leaf 7: it is missing. Stop all runs and keep this database.");
        assertThat(ledger.verify().findings()).containsExactly(new Finding.Missing(7));
    }

    private void append(int count) {
        ledger.append(IntStream.range(0, count)
                .mapToObj(i -> Entries.started(Entries.run(i)))
                .toArray(Entry[]::new));
    }

    private MerkleTree treeOf(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(ledger.leaf(i).bytes());
        }
        return tree;
    }
}
