package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Certificates that were issued before this version hold for ever, with the keys that they carry. Their files are never written anew: whoever changes a
 * check makes room for what they say.
 */
class OldBundlesTest {
    private static final Path BUNDLES = Path.of("src", "test", "resources", "bundles");
    private static final Path PROGRAM = Path.of("src", "main", "resources", "evidence", "verify.py");

    @TempDir
    private Path directory = Path.of("");

    static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void hold(Path file) {
        Bundle bundle = BundleZip.read(file);
        Trust carried = Trust.pinned(new String(bundle.file(BundleLayout.VKEYS), StandardCharsets.UTF_8));
        assertThat(BundleCheck.of(bundle, new Trust.SelfAsserted()).lines()).noneMatch(OldBundlesTest::failed);
        assertThat(BundleCheck.of(bundle, carried).lines()).noneMatch(OldBundlesTest::failed);
    }

    private static boolean failed(BundleVerdict.Line line) {
        return line.outcome() == BundleVerdict.Outcome.FAILED;
    }

    /** Whoever trusts no program of ours but one that was read long ago keeps that. */
    @Test
    void carryProgramsThatHoldForWhatIsSaidSince() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed here");
        Path old = directory.resolve("verify.py");
        Files.write(
                old,
                BundleZip.read(BUNDLES.resolve("run-that-does-not-count-objects.zip"))
                        .file(BundleLayout.PROGRAM));
        Path counted = directory.resolve("counted-apart.zip");
        Files.write(counted, BundleZip.write(Bundles.ofRun(Story.toldOfObjects(), Anchored.NOWHERE)));

        assertThat(said(old, counted)).endsWith("HOLDS " + counted + "\n");
    }

    /** By the program of today, and by the one that each carries. */
    @Test
    void holdForThePythonPrograms() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed here");
        for (Path file : bundles()) {
            Path own = directory.resolve("verify.py");
            Files.write(own, BundleZip.read(file).file(BundleLayout.PROGRAM));
            for (Path program : List.of(PROGRAM, own)) {
                assertThat(said(program, file)).endsWith("HOLDS " + file + "\n");
            }
        }
    }

    private static String said(Path program, Path file) throws IOException {
        Process process = new ProcessBuilder("/usr/bin/python3", program.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
