package io.lethe.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.InvalidPolicyException;
import io.lethe.policy.SourceFile;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Good files with things done to them: whatever comes of it, it is a set of policies or a list of problems, and soon. */
class ReadingFuzzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> PIECES = List.of(
            "&a ",
            "*a",
            "!!str ",
            "- ",
            "? ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "|\n",
            ">\n",
            "#",
            "\t",
            "\n",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "<<: ",
            "\\u202e",
            "\u202e",
            "\u0000",
            "\ufeff",
            "0",
            "-1",
            "1e9",
            ".nan",
            "0x1F",
            "null",
            "~",
            "true",
            "never",
            "P0D",
            "999999 years",
            "2026-02-30",
            "0000-00-00",
            "Europe/Dublin",
            "account.",
            "....",
            "é",
            "𝒳",
            "\r");

    /** Its own time, not the machine's: other programs must not be able to make it fail. */
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void neverFailsOtherwiseThanWithProblems() {
        List<List<SourceFile>> seeds = seeds();
        long slowest = 0;
        int sets = 0;
        for (int i = 0; i < 4_000; i++) {
            List<SourceFile> files = new ArrayList<>(seeds.get(random.nextInt(seeds.size())));
            int chosen = random.nextInt(files.size());
            files.set(chosen, mutated(files.get(chosen)));
            long start = THREAD.getCurrentThreadCpuTime();
            sets += read(files) ? 1 : 0;
            slowest = Math.max(slowest, THREAD.getCurrentThreadCpuTime() - start);
        }
        System.out.printf(
                Locale.ROOT, "4,000 mutations, %d of them still good, the slowest %d ms%n", sets, slowest / 1_000_000);
        assertThat(sets).isBetween(1, 3_999);
        assertThat(slowest).isLessThan(2_000_000_000L);
    }

    private static boolean read(List<SourceFile> files) {
        List<SourceFile> policies =
                files.stream().filter(file -> !file.name().startsWith("maps/")).toList();
        List<SourceFile> maps =
                files.stream().filter(file -> file.name().startsWith("maps/")).toList();
        try {
            Together.read(new PolicyFiles("", policies, maps, List.of()), TODAY).orThrow();
            return true;
        } catch (InvalidPolicyException e) {
            assertThat(e.problems()).isNotEmpty().isSorted();
            return false;
        }
    }

    private SourceFile mutated(SourceFile file) {
        byte[] bytes = file.bytes();
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes = mutated(bytes);
        }
        return new SourceFile(file.name(), bytes);
    }

    private byte[] mutated(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + random.nextInt(1, 40));
        return switch (random.nextInt(6)) {
            case 0 ->
                joined(
                        Arrays.copyOf(bytes, at),
                        new byte[] {(byte) random.nextInt(256)},
                        Arrays.copyOfRange(bytes, at + 1, bytes.length));
            case 1 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            case 2 -> joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
            case 3 -> Arrays.copyOf(bytes, at + 1);
            default -> joined(Arrays.copyOf(bytes, at), piece(), Arrays.copyOfRange(bytes, at, bytes.length));
        };
    }

    private byte[] piece() {
        return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static List<List<SourceFile>> seeds() {
        return GoodPoliciesTest.directories()
                .map(directory -> ExampleFile.in(
                                ExampleFile.ROOT.relativize(directory).toString())
                        .stream()
                        .filter(file -> file.name().endsWith(".yaml"))
                        .map(file -> new SourceFile(file.name(), file.bytes()))
                        .toList())
                .toList();
    }
}
