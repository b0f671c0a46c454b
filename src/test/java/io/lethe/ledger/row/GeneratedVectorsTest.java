package io.lethe.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.Vectors;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.Ed25519;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.tree.ConsistencyProof;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.SubtreeHashes;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same ground as the published vectors, from our own script, so that it is covered wherever the project is built. */
class GeneratedVectorsTest {

    private final JsonNode vectors = Vectors.generated();
    private final List<byte[]> leaves = Vectors.texts(vectors.get("leaves")).stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
    private final List<Hash> roots = Vectors.hexHashes(vectors.get("roots"));
    private final SubtreeHashes subtrees =
            SubtreeHashes.over(leaves.stream().map(Hash::leaf).toList());
    private final EpochKey epochKey =
            new EpochKey(new KeyEpoch("2026Q4"), HexFormat.of().parseHex(text("epochKey")));

    @Test
    void growsTheRoots() {
        MerkleTree tree = new MerkleTree();
        assertThat(tree.root()).isEqualTo(roots.getFirst());
        for (int i = 0; i < leaves.size(); i++) {
            tree.append(leaves.get(i));
            assertThat(tree.root()).isEqualTo(roots.get(i + 1));
        }
    }

    @Test
    void provesInclusion() {
        for (JsonNode vector : vectors.get("inclusion")) {
            InclusionProof proof = subtrees.inclusion(
                    vector.get("index").asLong(), vector.get("size").asLong());
            assertThat(proof.path()).isEqualTo(Vectors.hexHashes(vector.get("path")));
            assertThat(proof.verify(Hash.leaf(leaves.get((int) proof.index())), roots.get((int) proof.size())))
                    .isTrue();
        }
    }

    @Test
    void provesConsistency() {
        for (JsonNode vector : vectors.get("consistency")) {
            ConsistencyProof proof = subtrees.consistency(
                    vector.get("old").asLong(), vector.get("new").asLong());
            assertThat(proof.path()).isEqualTo(Vectors.hexHashes(vector.get("path")));
            assertThat(proof.verify(roots.get((int) proof.oldSize()), roots.get((int) proof.newSize())))
                    .isTrue();
        }
    }

    @Test
    void signsTheCheckpoint() {
        CheckpointSigner signer = new CheckpointSigner(
                "ledger.example.org/generated",
                Ed25519.KeyPair.ofSeed(HexFormat.of().parseHex(text("seed"))));
        assertThat(signer.verifierKey().text()).isEqualTo(text("vkey"));
        SignedNote note = signer.sign(new Checkpoint("ledger.example.org/generated", 40, roots.getLast()));
        assertThat(note.toString()).isEqualTo(text("checkpoint"));
    }

    @Test
    void writesTheProof() {
        SignedNote note = SignedNote.parse(text("checkpoint").getBytes(StandardCharsets.UTF_8));
        TlogProof proof = new TlogProof(17, subtrees.inclusion(17, 40).path(), note);
        assertThat(new String(proof.bytes(), StandardCharsets.UTF_8)).isEqualTo(text("proofOfLeaf17"));
        CheckpointVerifier verifier = new CheckpointVerifier(List.of(VerifierKey.parse(text("vkey"))));
        assertThat(TlogProof.parse(proof.bytes()).verify(leaves.get(17), verifier))
                .isEqualTo(Checkpoint.parse(note.text()));
    }

    @Test
    void derivesWhatTheEpochKeyGives() {
        assertThat(epochKey.keyCommitment().hex()).isEqualTo(text("keyCommitment"));
        assertThat(HexFormat.of().formatHex(epochKey.sealingKey().getEncoded())).isEqualTo(text("sealingKey"));
        assertThat(epochKey.subjectTag("customer 17").hex()).isEqualTo(text("subjectTag"));
    }

    @Test
    void commitsToRows() {
        for (JsonNode row : vectors.get("rows")) {
            RowKey key = table(row).row(values(row));
            assertThat(new String(key.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(row.get("rowKey").asString());
            assertThat(epochKey.salt(key).hex()).isEqualTo(row.get("salt").asString());
            assertThat(epochKey.commitment(key).hex())
                    .isEqualTo(row.get("commitment").asString());
            assertThat(EpochKey.commitment(key.bytes(), epochKey.salt(key))).isEqualTo(epochKey.commitment(key));
        }
    }

    @Test
    void commitsToIntegerRowsInBulk() {
        int count = vectors.get("singleColumnRows").asInt();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(Long.parseLong(values(vectors.get("rows").get(i)).getFirst()));
        }
        RowKeys rows = new RowKeys.LongRowKeys(
                ids.stream().sorted().mapToLong(Long::longValue).toArray());
        Commitments commitments =
                Commitments.of(epochKey, table(vectors.get("rows").get(0)), rows);
        assertThat(commitments.rowsRoot().hex()).isEqualTo(text("rowsRoot"));
    }

    private static KeyedTable table(JsonNode row) {
        List<KeyColumns.KeyColumn> columns = new ArrayList<>();
        row.get("columns")
                .forEach(column -> columns.add(new KeyColumns.KeyColumn(
                        new ColumnName(column.get(0).asString()), column.get(1).asString())));
        return new KeyedTable(
                new TargetName(row.get("target").asString()),
                TableName.of(row.get("table").asString()),
                new KeyColumns(columns));
    }

    private static List<String> values(JsonNode row) {
        List<String> values = new ArrayList<>();
        row.get("columns").forEach(column -> values.add(column.get(2).asString()));
        return values;
    }

    private String text(String name) {
        return vectors.get(name).asString();
    }
}
