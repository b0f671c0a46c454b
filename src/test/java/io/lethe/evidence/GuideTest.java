package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lethe.ledger.row.SubjectTags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through VERIFY.md as an expert would: unpacked, with nothing but the shell, sha256sum and openssl. */
class GuideTest {
    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void leadsThroughAGoodBundle() throws Exception {
        assertThat(walk(Bundles.ofRun(Story.told(7)))).isEqualTo("""
                every file is as it was packed
                Signature Verified Successfully
                6
                certificate.json is the one that was issued
                the log has the entry
                Signature Verified Successfully
                chunks:      10
                runs' ends:  10
                certificate: 10
                policy/customer-contact.yaml is named by a leaf
                anchors/2.checkpoint: Nov 22 02:02:00 2026 GMT
                Verification: OK
                Signature Verified Successfully
                Signature Verified Successfully
                Signature Verified Successfully
                anchors/3.checkpoint: cosigned at 2026-11-22T02:03:00Z
                Signature Verified Successfully
                """);
    }

    /** The first stamp at the time of the second, and that at its own. */
    @Test
    void leadsThroughTheRenewalsOfAStamp() throws Exception {
        Story story = Story.told(7);
        assertThat(walk(Bundles.ofRun(story, Anchored.renewed(story)))).endsWith("""
                anchors/1.checkpoint: Nov 22 02:02:00 2026 GMT
                Verification: OK
                Signature Verified Successfully
                anchors/1.er: Nov 22 02:02:00 2026 GMT
                anchors/1.er: Nov 22 14:02:00 2026 GMT
                Verification: OK
                Verification: OK
                """);
    }

    /** Two signatures under each checkpoint; after that one again, by the other key. */
    @Test
    void leadsThroughARotationOfTheLogsKey() throws Exception {
        Story story = Story.told(7);
        story.log().rotate(2);
        Bundle during = Bundles.ofRun(story, Anchored.NOWHERE);
        story.log().retire();
        Bundle after = Bundles.ofRun(story, Anchored.NOWHERE);

        assertThat(walk(during).lines().filter("Signature Verified Successfully"::equals))
                .hasSize(4);
        assertThat(walk(after))
                .containsOnlyOnce("the log has the entry")
                .doesNotContain("Failure", "rror", "NOT", "not the one");
    }

    @Test
    void leadsToThePersonsTag() throws Exception {
        Bundle bundle = Bundles.ofSubject(Story.told(7), "B");
        SubjectOpening opening = SubjectOpening.read(bundle.file("openings/1.json"));
        assertThat(walk(bundle)).endsWith(SubjectTags.tag(opening.salt(), "B") + "  -\n");
    }

    @Test
    void leadsToALeafThatWasChanged() throws Exception {
        Map<String, byte[]> files = BundleFiles.of(Bundles.ofRun(Story.told(7)));
        String leaf = new String(Bundle.of(files).file("leaves/3.json"), StandardCharsets.UTF_8);
        files.put("leaves/3.json", leaf.replace("\"rows\":2", "\"rows\":3").getBytes(StandardCharsets.UTF_8));
        assertThat(walk(Bundle.sealed(files))).contains("leaves/3.json: NOT IN THE LOG\n", "chunks:      11\n");
    }

    @Test
    void leadsToACertificateThatWasChanged() throws Exception {
        Map<String, byte[]> files = BundleFiles.of(Bundles.ofRun(Story.told(7)));
        files.put("policy/customer-contact.yaml", new byte[] {'#'});
        assertThat(walk(Bundle.sealed(files)))
                .contains("policy/customer-contact.yaml: not the one that was named\n")
                .doesNotContain("is named by a leaf");
    }

    private String walk(Bundle bundle) throws IOException, InterruptedException {
        assumeTrue(
                isThere("bash") && isThere("openssl") && isThere("sha256sum"), "bash, openssl or sha256sum is missing");
        for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        String guide = Files.readString(Path.of("src", "main", "resources", "evidence", "VERIFY.md"));
        String commands =
                COMMANDS.matcher(guide).results().map(block -> block.group(1)).collect(Collectors.joining());
        Process shell = new ProcessBuilder("bash", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean isThere(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
