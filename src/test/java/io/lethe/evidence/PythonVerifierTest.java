package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.row.ObjectRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in the bundle against ours: two programs, two languages, one verdict. */
class PythonVerifierTest {
    private static final Path PROGRAM = Path.of("src", "main", "resources", "evidence", "verify.py");

    @TempDir
    private Path directory = Path.of("");

    private final SplittableRandom random = new SplittableRandom(20_261_122);
    private final Map<Path, Boolean> ours = new TreeMap<>();

    @Test
    void comesToTheSameVerdictOnTwoHundredGoodAndTwoHundredForgedBundles() throws Exception {
        assumeTrue(isThere("python3", "--version"), "python3 is not installed here");
        assumeTrue(isThere("openssl", "version"), "openssl is not installed here");
        Story first = Story.told();
        Trust trusted = new Trust.Pinned(first.log().terms());
        Path keys = Files.writeString(
                directory.resolve("keys.txt"), first.log().verifierKey().text() + "\n");
        for (int i = 0; i < 200; i++) {
            Story story = Story.told(1 + i % 40);
            Bundle good = good(i, story);
            write("good-" + i, good, trusted);
            write("forged-" + i, ForgedBundle.of(good, random), trusted);
        }
        write(
                "twice",
                Bundles.ofSubject(
                        first, "A", opening -> first.openSubject(4, "A").getFirst()),
                trusted);
        write(
                "somebody-else",
                Bundles.ofSubject(
                        first, "A", opening -> first.openSubject(4, "B").getFirst()),
                trusted);
        write(
                "deleted-not-masked",
                Bundles.ofMaskedRecord(
                        Story.toldOfMaskedRows(),
                        2101,
                        new Presence.Absent(),
                        row -> new RecordStatement(
                                row.number(), row.key(), row.leaf(), row.run(), row.committed(), null, null)),
                trusted);
        write("another-object", Bundles.ofObject(Story.toldOfObjects(), Story.FILES.getFirst(), "b.pdf"), trusted);
        write("nobody", Bundles.ofSubject(first, "C"), trusted);
        writeOfWrongObjects(trusted);
        assertThat(ours.values()).filteredOn(holds -> holds).hasSize(200);
        assertThat(theirs(keys)).isEqualTo(ours);
    }

    /** Whose leaves are in the log, and its certificate issued: only the numbers do not agree. */
    private void writeOfWrongObjects(Trust trusted) throws IOException {
        for (ObjectCounts wrong : WrongObjects.ofCertificate()) {
            write(
                    "said-otherwise" + wrong,
                    Bundles.ofRunAsToldBy(Story.toldOfObjects(), Story.toldOfObjects(wrong)),
                    trusted);
        }
        for (ObjectCounts wrong : Stream.concat(WrongObjects.ofChunks().stream(), WrongObjects.ofNumbers().stream())
                .toList()) {
            write("counted-otherwise" + wrong, Bundles.ofRun(Story.toldOfObjects(wrong), Anchored.NOWHERE), trusted);
        }
    }

    private static Bundle good(int number, Story story) {
        return switch (number % 9) {
            case 0 -> Bundles.ofRecord(story, 2100 + number % 5);
            case 1 -> Bundles.ofSubject(story, number % 8 == 1 ? "A" : "B");
            case 2 -> Bundles.ofRun(Story.toldOfRowsThatCameBack());
            case 3 ->
                Bundles.ofMaskedRecord(
                        Story.toldOfMaskedRows(), 2100 + number % 5, new Presence.Absent(), stated -> stated);
            case 4 -> Bundles.ofMaskedSubject(Story.toldOfMaskedRows(), "B");
            case 5 -> {
                ObjectRow file = Story.FILES.get(number % 2);
                yield Bundles.ofObject(Story.toldOfObjects(), file, file.key());
            }
            case 6 -> Bundles.ofRun(story, Anchored.renewed(story));
            case 7 ->
                Bundles.ofRun(
                        number % 2 == 0 ? Story.toldOfObjects() : Story.toldOfObjects(ObjectCounts.NONE),
                        Anchored.NOWHERE);
            default -> Bundles.ofRun(story);
        };
    }

    @Test
    void isShortEnoughToBeRead() throws IOException {
        assertThat(Files.readAllLines(PROGRAM)).hasSizeLessThan(250);
    }

    private void write(String name, Bundle bundle, Trust trusted) throws IOException {
        Path file = directory.resolve(name + ".zip");
        Files.write(file, BundleZip.write(bundle));
        ours.put(file, BundleCheck.of(bundle, trusted).holds());
    }

    private Map<Path, Boolean> theirs(Path keys) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString(), "--trust", keys.toString()));
        ours.keySet().forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Map<Path, Boolean> verdicts = new TreeMap<>();
        try (InputStream output = process.getInputStream()) {
            new String(output.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                if (line.startsWith("HOLDS ")) {
                    verdicts.put(Path.of(line.substring("HOLDS ".length())), true);
                } else if (line.startsWith("DOES NOT HOLD ")) {
                    verdicts.put(Path.of(line.substring("DOES NOT HOLD ".length())), false);
                }
            });
        }
        return verdicts;
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
