package io.lethe.ledger.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.Vectors;
import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.RunStarted;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.Ed25519;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.TlogProof;
import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.InclusionProof;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.SubtreeHashes;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The worked example of the design, every intermediate value to the byte. */
class RowCommitmentVectorTest {

    private static final KeyedTable CUSTOMER =
            new KeyedTable(new TargetName("crm-prod"), TableName.of("crm.customer"), KeyColumns.single("id", "bigint"));

    private JsonNode vector;
    private EpochKey key;

    @BeforeEach
    void read() {
        vector = Vectors.published("row-commitment.json");
        key = new EpochKey(
                new KeyEpoch("2026Q4"),
                HexFormat.of().parseHex(vector.get("epochKeyHex").asString()));
    }

    @Test
    void commitsToEachRow() {
        for (JsonNode row : vector.get("rows")) {
            RowKey rowKey = CUSTOMER.row(row.get("id").asString());
            assertThat(new String(rowKey.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(row.get("rowKey").asString());
            assertThat(key.salt(rowKey).hex()).isEqualTo(row.get("saltHex").asString());
            assertThat(key.commitment(rowKey).hex())
                    .isEqualTo(row.get("commitmentHex").asString());
        }
    }

    @Test
    void buildsTheRowsRoot() {
        assertThat(commitments().rowsRoot().hex())
                .isEqualTo(vector.get("rowsRootHex").asString());
    }

    @Test
    void opensOneRow() {
        JsonNode opening = vector.get("opening");
        Commitments commitments = commitments();
        Hash commitment = EpochKey.commitment(
                opening.get("rowKey").asString().getBytes(StandardCharsets.UTF_8),
                Hash.parse(opening.get("saltHex").asString()));
        int index = commitments.indexOf(commitment);
        InclusionProof proof = commitments.prove(index);
        assertThat(index).isEqualTo(opening.get("index").asInt());
        assertThat(proof.size()).isEqualTo(opening.get("size").asInt());
        assertThat(proof.path()).isEqualTo(Vectors.hexHashes(opening.get("pathHex")));
        assertThat(proof.verify(Hash.leaf(commitment.bytes()), commitments.rowsRoot()))
                .isTrue();
    }

    @Test
    void readsAndWritesTheLeaves() {
        List<String> texts = Vectors.texts(vector.get("leavesUtf8"));
        List<Hash> hashes = Vectors.hexHashes(vector.get("leafHashesHex"));
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < texts.size(); i++) {
            byte[] bytes = texts.get(i).getBytes(StandardCharsets.UTF_8);
            assertThat(Entry.read(bytes).bytes()).isEqualTo(bytes);
            assertThat(tree.append(bytes)).isEqualTo(hashes.get(i));
        }
        assertThat(tree.root().hex()).isEqualTo(vector.get("rootHex").asString());
        assertThat(Entry.read(texts.getFirst().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        RunStarted.class,
                        started -> assertThat(started.keyCommitment()).isEqualTo(key.keyCommitment()));
    }

    @Test
    void signsTheCheckpointAndWritesTheProof() {
        CheckpointSigner signer = new CheckpointSigner(
                "ledger.example.com/lethe-test",
                Ed25519.KeyPair.ofSeed(
                        HexFormat.of().parseHex(vector.get("seedHex").asString())));
        assertThat(signer.verifierKey().text()).isEqualTo(vector.get("vkey").asString());
        SignedNote note = signer.sign(new Checkpoint(
                "ledger.example.com/lethe-test",
                3,
                Hash.parse(vector.get("rootHex").asString())));
        assertThat(note.toString()).isEqualTo(vector.get("checkpoint").asString());
        List<Hash> leaves = Vectors.hexHashes(vector.get("leafHashesHex"));
        TlogProof proof =
                new TlogProof(1, SubtreeHashes.over(leaves).inclusion(1, 3).path(), note);
        assertThat(new String(proof.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(vector.get("proofOfLeaf1").asString());
    }

    private Commitments commitments() {
        return Commitments.of(key, CUSTOMER, new RowKeys.LongRowKeys(idsOfRows()));
    }

    private long[] idsOfRows() {
        LongStream.Builder ids = LongStream.builder();
        vector.get("rows").forEach(row -> ids.add(Long.parseLong(row.get("id").asString())));
        return ids.build().sorted().toArray();
    }
}
