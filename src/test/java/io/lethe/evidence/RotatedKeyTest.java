package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log changes its key ten times; who trusts which key, and what he may believe. */
class RotatedKeyTest {
    private static final int ROTATIONS = 10;

    @TempDir
    private Path directory = Path.of("");

    private final Story story = Story.told(7);
    private final SignedNote early = story.log().checkpoint(6);
    private final List<Bundle> bundles = new ArrayList<>();

    /** Before each rotation, during it, and after the last; each with an anchored checkpoint that the first key signed. */
    private void rotate() {
        bundles.add(bundle());
        for (int i = 1; i <= ROTATIONS; i++) {
            story.log().signBeside(100 + i);
            bundles.add(bundle());
            story.log().retireOldest();
            bundles.add(bundle());
        }
    }

    private Bundle bundle() {
        Anchored anchored = Anchored.of(
                story,
                6,
                Anchored.deposited(early),
                Anchored.stamped(early, Anchored.STAMPED),
                Anchored.cosigned(early, Anchored.COSIGNED));
        return Bundles.ofRun(story, anchored);
    }

    @Test
    void holdsForEverWithTheKeysThatItCarries() {
        rotate();
        assertThat(bundles)
                .allMatch(bundle ->
                        BundleCheck.of(bundle, new Trust.SelfAsserted()).holds());
        Trust today = new Trust.Pinned(story.log().verifierKeys());
        assertThat(bundles).allMatch(bundle -> BundleCheck.of(bundle, today).holds());
        for (Bundle bundle : bundles) {
            Trust carried = Trust.pinned(new String(bundle.file(BundleLayout.VKEYS), StandardCharsets.UTF_8));
            assertThat(BundleCheck.of(bundle, carried).holds()).isTrue();
        }
    }

    @Test
    void holdsForWhoKnowsOneOfTwoKeysThatSign() {
        rotate();
        VerifierKey old = story.log().verifierKeys().getFirst();
        VerifierKey next = story.log().verifierKeys().get(1);
        Bundle during = bundles.get(1);
        assertThat(Stream.of(old, next))
                .allMatch(key ->
                        BundleCheck.of(during, new Trust.Pinned(List.of(key))).holds());

        assertThat(BundleCheck.of(bundles.get(2), new Trust.Pinned(List.of(old)))
                        .lines())
                .filteredOn(line -> line.outcome() == BundleVerdict.Outcome.FAILED)
                .extracting(Line::words)
                .containsExactly("expected a signature by one of [" + old + "] but there is none");
    }

    @Test
    void getsTheSameVerdictFromThePythonProgram() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed here");
        rotate();
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "src/main/resources/evidence/verify.py"));
        for (Bundle bundle : bundles.subList(0, 4)) {
            Path file = directory.resolve(command.size() + ".zip");
            Files.write(file, BundleZip.write(bundle));
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines().filter(line -> line.startsWith("HOLDS "))).hasSize(4);
        assertThat(process.waitFor()).isZero();
    }
}
