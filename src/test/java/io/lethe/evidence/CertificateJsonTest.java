package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CertificateJsonTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "certificate.json");

    private final Certificate certificate = certificate();

    private static Certificate certificate() {
        Story story = Story.told();
        RunStatement run = RunStatement.of(story.leavesOf(Story.run(1)));
        return new Certificate(
                new Issue(Story.uuid(9), Story.NIGHT.plusSeconds(3600), "D. \"Counsel\"\n", "lethe 0.1.0"),
                new Asked.OfRun(Story.run(1)),
                Checkpoint.parse(story.log().checkpoint().text()),
                List.of(),
                List.of(new PolicyStatement(
                        run.policies().getFirst(), false, new PolicyStatement.Adoption(0, Story.NIGHT), null)),
                List.of(),
                List.of(run),
                List.of(),
                List.of(),
                null,
                List.of(new ResidualCopy(
                        ResidualCopy.Kind.BINARY_LOG,
                        Story.CRM.name(),
                        "binary log of the server",
                        Story.NIGHT.plusSeconds(2_592_000),
                        ResidualCopy.Source.SERVER)));
    }

    @Test
    void writesWhatIsWritten() throws IOException {
        byte[] bytes = CertificateJson.write(certificate, new TreeMap<>());
        if (Boolean.getBoolean("golden.write")) {
            Files.write(GOLDEN, bytes);
        }
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void readsOnlyWhatItWrites() {
        TreeMap<String, Hash> files = new TreeMap<>();
        files.put("VERIFY.md", Hash.of());
        byte[] bytes = CertificateJson.write(certificate, files);
        JsonObject json = CertificateJson.read(bytes);
        assertThat(json.object("files").hash("VERIFY.md")).isEqualTo(Hash.of());
        assertThat(json.array("runs").objects())
                .containsExactly(certificate.runs().getFirst().json());
        for (String[] change : new String[][] {
            {"\"rows\": 10", "\"rows\":  10"},
            {"\"rows\": 10", "\"rows\": 010"},
            {"lethe.certificate/1", "lethe.certificate/2"},
            {"\"asked\"", "\"rows\": 10,\n  \"asked\""}
        }) {
            byte[] changed = new String(bytes, StandardCharsets.UTF_8)
                    .replaceFirst(change[0], change[1])
                    .getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> CertificateJson.read(changed)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
