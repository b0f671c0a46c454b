package io.lethe.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.Vectors;
import io.lethe.ledger.tree.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CheckpointTest {

    private static final String ROOT = "Prf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpwyA4=";

    @Test
    void readsItsOneForm() {
        String text = "ledger.example.com/lethe-test\n3\n" + ROOT + "\n";
        Checkpoint checkpoint = Checkpoint.parse(text);
        assertThat(checkpoint.size()).isEqualTo(3);
        assertThat(checkpoint.text()).isEqualTo(text);
        assertThat(checkpoint).hasToString("checkpoint of 3 leaves, root 3eb7fa39…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log\n03\n" + ROOT + "\n",
                "log\n+3\n" + ROOT + "\n",
                "log\n-3\n" + ROOT + "\n",
                "log\n 3\n" + ROOT + "\n",
                "log\n3.0\n" + ROOT + "\n",
                "log\n٣\n" + ROOT + "\n",
                "log\n9223372036854775808\n" + ROOT + "\n",
                "log\n3\n" + ROOT,
                "log\n3\n" + ROOT + "\nextension\n",
                "log\n3\n" + ROOT + " \n",
                "log\n3\nPrf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpwyA4\n",
                "log\n3\nPrf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpwyA5=\n",
                "log\n3\nPrf6OekUvD63UCn8VjRY/F4el3GwIcSAri/ilNpw\n",
                "log\n0\n" + ROOT + "\n",
                "log\r\n3\n" + ROOT + "\n",
                "a log\n3\n" + ROOT + "\n",
                "\n3\n" + ROOT + "\n",
                ""
            })
    void refusesEveryOtherForm(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichSizeItDidNotExpect() {
        assertThatThrownBy(() -> Checkpoint.parse("log\nthree\n" + ROOT + "\n"))
                .hasMessage("expected a size but was \"three\"");
    }

    @Test
    void reproducesTheCheckpointsOfPublishedLog() {
        JsonNode log = Vectors.published("tlog-tiles/tessera-testdata-log.json");
        CheckpointVerifier verifier =
                new CheckpointVerifier(List.of(VerifierKey.parse(log.get("vkey").asString())));
        List<String> entries = Vectors.texts(log.get("entries"));
        MerkleTree tree = new MerkleTree();
        for (int size = 0; size <= entries.size(); size++) {
            byte[] note = Base64.getDecoder()
                    .decode(log.get("filesBase64").get("checkpoint." + size).asString());
            Checkpoint checkpoint = verifier.verify(SignedNote.parse(note));
            assertThat(checkpoint).isEqualTo(new Checkpoint("example.com/log/testdata", size, tree.root()));
            if (size < entries.size()) {
                tree.append(entries.get(size).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
