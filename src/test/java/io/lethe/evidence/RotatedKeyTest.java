package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
            story.log().rotate(100 + i);
            bundles.add(bundle());
            story.log().retire();
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
        Trust today = new Trust.Pinned(story.log().terms());
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
                .allMatch(key -> BundleCheck.of(during, bare(key)).holds());

        assertThat(BundleCheck.of(bundles.get(2), bare(old)).lines())
                .filteredOn(line -> line.outcome() == BundleVerdict.Outcome.FAILED)
                .extracting(Line::words)
                .containsExactly("expected a signature by one of [" + old + "] but there is none");
    }

    /** As somebody has it who was given no terms. */
    private static Trust bare(VerifierKey key) {
        return new Trust.Pinned(List.of(SigningTerm.always(key)));
    }

    /** The key that was retired comes into other hands, and signs on. */
    @Test
    void refusesAKeyThatSignsAfterItsTerm() {
        Bundle stolen = stolen();
        String words =
                "expected a checkpoint of " + BundleFiles.checkpoint(stolen).size()
                        + " leaves to be signed by a key in its term but only by "
                        + story.log().terms().getFirst();

        assertThat(Stream.of(
                        new Trust.SelfAsserted(),
                        new Trust.Pinned(story.log().terms()),
                        bare(story.log().verifierKey())))
                .extracting(trust -> BundleCheck.of(stolen, trust).lines().getLast())
                .containsOnly(new Line("checkpoint", BundleVerdict.Outcome.FAILED, words));
    }

    private Bundle stolen() {
        story.log().rotate(101);
        story.log().retire();
        assertThat(BundleCheck.of(bundle(), new Trust.Pinned(story.log().terms()))
                        .holds())
                .isTrue();
        story.log().steal(1);
        return bundle();
    }

    /** A history of the thief's own says nothing of the key's end; only who was told of that refuses it. */
    @Test
    void refusesAForkBySomebodyWhoHasARetiredKey() {
        stolen();
        Bundle fork = Bundles.ofRun(Story.told(30));

        assertThat(BundleCheck.of(fork, new Trust.Pinned(story.log().terms())).holds())
                .isFalse();
        assertThat(BundleCheck.of(fork, bare(story.log().verifierKey())).holds())
                .isTrue();
    }

    @Test
    void refusesOtherTermsThanTheLeavesGive() {
        story.log().rotate(101);
        story.log().retire();
        LeavesOfKeys leaves =
                LeavesOfKeys.of(story.log().leaves().stream().map(LeafText::of).toList());
        SigningTerm first = story.log().terms().getFirst();
        SigningTerm second = story.log().terms().getLast();

        leaves.expect(List.of(first, second));
        for (List<SigningTerm> others : List.of(
                List.of(first),
                List.of(SigningTerm.always(first.key()), second),
                List.of(new SigningTerm(first.key(), 0, first.to() - 1), second),
                List.of(new SigningTerm(first.key(), 1, first.to()), second),
                List.of(first, SigningTerm.always(second.key())),
                List.of(first, new SigningTerm(second.key(), second.from(), 999)))) {
            assertThatThrownBy(() -> leaves.expect(others)).isInstanceOf(BundleRefusedException.class);
        }
    }

    @Test
    void getsTheSameVerdictFromThePythonProgram() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed here");
        rotate();
        assertThat(verdicts(bundles.subList(0, 4), List.of()))
                .containsOnly("HOLDS")
                .hasSize(4);
        List<SigningTerm> terms = story.log().terms();
        assertThat(verdicts(bundles.subList(0, 4), terms)).containsOnly("HOLDS").hasSize(4);
        story.log().steal(1);
        List<Bundle> forged = List.of(bundle(), Bundles.ofRun(Story.told(90)));
        assertThat(verdicts(forged, terms)).containsOnly("DOES NOT HOLD").hasSize(2);
        assertThat(verdicts(forged, List.of(SigningTerm.always(story.log().verifierKey()))))
                .containsExactly("DOES NOT HOLD", "HOLDS");
    }

    private List<String> verdicts(List<Bundle> some, List<SigningTerm> trusted) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "src/main/resources/evidence/verify.py"));
        if (!trusted.isEmpty()) {
            String lines = trusted.stream().map(SigningTerm::lines).collect(Collectors.joining());
            Path keys = Files.writeString(directory.resolve("keys.txt"), lines);
            command.addAll(List.of("--trust", keys.toString()));
        }
        for (Bundle bundle : some) {
            Path file = directory.resolve(command.size() + ".zip");
            Files.write(file, BundleZip.write(bundle));
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines()
                .filter(line -> line.endsWith(".zip"))
                .map(line -> line.substring(0, line.indexOf(" /")))
                .toList();
    }
}
