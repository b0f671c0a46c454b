package io.lethe.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Vectors of transparency-dev/merkle: what must be accepted and, far more of it, what must be refused. */
class MerkleVectorsTest {

    @Test
    void agreesWithPublishedInclusionCases() {
        JsonNode cases = Vectors.published("rfc6962-merkle/inclusion.json").get("cases");
        assertThat(cases).hasSize(98);
        cases.forEach(vector -> expect(
                vector,
                () -> new InclusionProof(
                                size(vector, "leafIdx"),
                                size(vector, "treeSize"),
                                Vectors.base64Hashes(vector.get("proof")))
                        .verify(hash(vector, "leafHash"), hash(vector, "root"))));
    }

    @Test
    void agreesWithPublishedConsistencyCases() {
        JsonNode cases = Vectors.published("rfc6962-merkle/consistency.json").get("cases");
        assertThat(cases).hasSize(98);
        cases.forEach(vector -> expect(
                vector,
                () -> new ConsistencyProof(
                                size(vector, "size1"), size(vector, "size2"), Vectors.base64Hashes(vector.get("proof")))
                        .verify(hash(vector, "root1"), hash(vector, "root2"))));
    }

    @Test
    void growsThePublishedRoots() {
        JsonNode constants = Vectors.published("rfc6962-merkle/constants.json");
        MerkleTree tree = new MerkleTree();
        List<Hash> roots = Vectors.hexHashes(constants.get("rootHashesBySizeHex"));
        assertThat(tree.root()).isEqualTo(roots.getFirst());
        List<String> inputs = Vectors.texts(constants.get("leafInputsHex"));
        for (int i = 0; i < inputs.size(); i++) {
            tree.append(HexFormat.of().parseHex(inputs.get(i)));
            assertThat(tree.root()).isEqualTo(roots.get(i + 1));
        }
    }

    @Test
    void hashesLeavesAsPublished() {
        assertThat(Hash.leaf("L123456".getBytes(StandardCharsets.US_ASCII)).hex())
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    }

    private static void expect(JsonNode vector, BooleanSupplier verification) {
        assertThat(accepts(verification))
                .as(vector.get("_path").asString())
                .isEqualTo(!vector.get("wantErr").asBoolean() && !hasRootOfOtherLength(vector));
    }

    /** The authors accept two equal "roots" of 12 bytes. To us, what has not 32 bytes is no hash. */
    private static boolean hasRootOfOtherLength(JsonNode vector) {
        return vector.get("_path").asString().endsWith("/sizes-are-equal-one-and-proof-is-empty.json");
    }

    /** What cannot even be made a proof is refused. */
    private static boolean accepts(BooleanSupplier verification) {
        try {
            return verification.getAsBoolean();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Unsigned there; what is beyond our range comes out negative, and is refused as such. */
    private static long size(JsonNode vector, String name) {
        return vector.get(name).bigIntegerValue().longValue();
    }

    private static Hash hash(JsonNode vector, String name) {
        return Vectors.base64Hash(vector.get(name).asString());
    }
}
