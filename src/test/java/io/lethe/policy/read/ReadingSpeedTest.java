package io.lethe.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.SourceFile;
import io.lethe.policy.yaml.YamlDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The inputs that have stopped others. Each takes less than 200 ms of a processor's time once the code is warm, which is printed;
 * asserted is ten times as much, since the machine that runs it may be slow.
 */
class ReadingSpeedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final Duration BOUND = Duration.ofSeconds(2);

    record Hostile(String name, SourceFile file, String firstProblem) {
        Hostile(String name, byte[] bytes, String firstProblem) {
            this(name, new SourceFile("orders.yaml", bytes), firstProblem);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void warmUp() {
        for (ExampleFile file : ExampleFile.in("bad/policy")) {
            read(file.bytes());
        }
    }

    static List<Hostile> hostile() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("20,000 nested lists", "[".repeat(20_000));
        texts.put("20,000 nested mappings", "{a: ".repeat(20_000));
        texts.put("20,000 nested dashes", "- ".repeat(20_000));
        texts.put("260,000 closing brackets", "]".repeat(260_000));
        texts.put("260,000 spaces", " ".repeat(260_000));
        texts.put("one plain word of 256 KiB", "a".repeat(YamlDocument.MOST_BYTES));
        texts.put("one quoted text of 256 KiB", "title: \"" + "a".repeat(262_000) + "\"");
        texts.put("one text of 130,000 lines", "title: \"" + "\n".repeat(130_000) + "\"");
        texts.put("escapes only", "title: \"" + "\\x61".repeat(65_000) + "\"");
        texts.put("a quote that never ends", "title: \"" + "a b\n ".repeat(50_000));
        texts.put("130,000 list items", "notice: [" + "a,".repeat(130_000) + "a]");
        texts.put(
                "20,000 keys",
                IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining()));
        texts.put(
                "15,000 keys like a known one",
                IntStream.range(0, 15_000).mapToObj(i -> "title" + i + ": 1\n").collect(Collectors.joining()));
        texts.put(
                "40,000 different list items",
                "notice: ["
                        + IntStream.range(0, 40_000)
                                .mapToObj(Integer::toHexString)
                                .map(i -> "x" + i)
                                .collect(Collectors.joining(","))
                        + "]");
        texts.putAll(constructs());
        return inputs(texts);
    }

    private static Map<String, String> constructs() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("the same key 50,000 times", "a: b\n".repeat(50_000));
        texts.put("question marks", "? ".repeat(130_000));
        texts.put("colons", ": ".repeat(130_000));
        texts.put("comments", "#\n".repeat(130_000));
        texts.put("37,000 tags", "- !a b\n".repeat(37_000));
        texts.put("documents without end", "---\n".repeat(65_000));
        texts.put("billion laughs", laughs(10));
        texts.put("45 aliases", laughs(6));
        texts.put("an alias of itself", "title: &a [*a]");
        texts.put("direction marks", "\u202e".repeat(80_000));
        texts.put(
                "a long period",
                "rules: [{data: orders, since: closed_at, keep: \"" + "1 ".repeat(120_000) + "\", then: purge}]");
        texts.put(
                "a period of zeros",
                "rules: [{data: orders, since: closed_at, keep: \"" + "0".repeat(200_000) + "x\", then: purge}]");
        texts.put("fifty rules of many values", manyRules());
        texts.put("rules of nothing", "rules: [" + "{},".repeat(80_000) + "{}]");
        return texts;
    }

    private static List<Hostile> inputs(Map<String, String> texts) throws IOException {
        List<Hostile> all = new java.util.ArrayList<>(texts.entrySet().stream()
                .map(each -> new Hostile(each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8), ""))
                .toList());
        all.add(new Hostile(
                "4 MB",
                "a".repeat(4 << 20).getBytes(StandardCharsets.UTF_8),
                "orders.yaml:1:1  expected at most 256 KiB but the file is larger. Split the file."));
        all.add(new Hostile(
                "zero bytes",
                new byte[200_000],
                "orders.yaml:1:1  expected visible characters but found U+0000 (NULL). Remove it."));
        all.add(new Hostile(
                "Latin-1",
                "title: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1),
                "orders.yaml:1:11  expected UTF-8 but found bytes that are not. Save it as UTF-8."));
        all.add(new Hostile(
                "half a character",
                new byte[] {'a', ':', ' ', (byte) 0xE2, (byte) 0x82},
                "orders.yaml:1:4  expected UTF-8 but found bytes that are not. Save it as UTF-8."));
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.write("title: x".getBytes(StandardCharsets.UTF_8));
        all.add(
                new Hostile(
                        "a byte order mark",
                        marked.toByteArray(),
                        "orders.yaml:1:1  expected UTF-8 without a byte order mark but the file begins with one. Save it without."));
        all.add(new Hostile(
                "UTF-16",
                "title: x".getBytes(StandardCharsets.UTF_16),
                "orders.yaml:1:1  expected UTF-8 but found bytes that are not. Save it as UTF-8."));
        all.add(new Hostile("nothing", new byte[0], "orders.yaml:1:1  expected a document but the file is empty"));
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refusesInTime(Hostile input) {
        long start = THREAD.getCurrentThreadCpuTime();
        Reading reading = read(input.file().bytes());
        Duration took = Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - start);

        System.out.printf(
                Locale.ROOT,
                "%-34s %5d ms, %d problems%n",
                input,
                took.toMillis(),
                reading.problems().size());
        assertThat(reading.problems()).isNotEmpty();
        assertThat(took).isLessThan(BOUND);
        if (!input.firstProblem().isEmpty()) {
            assertThat(reading.problems().getFirst()).hasToString(input.firstProblem());
        }
    }

    @Test
    void tellsTheHundredMistakesOfAHundredFilesInOneGo() {
        List<SourceFile> files = IntStream.range(0, 100)
                .mapToObj(ReadingSpeedTest::fileWithOneMistake)
                .toList();
        long start = THREAD.getCurrentThreadCpuTime();
        Reading reading = Together.read(
                new PolicyFiles("policies", files, List.of(ExampleFile.companionMap()), List.of()), TODAY);
        System.out.printf(
                Locale.ROOT,
                "a hundred files %d ms%n",
                Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - start).toMillis());

        assertThat(reading.problems()).hasSize(100).isSorted();
        assertThat(reading.problems().stream()
                        .map(problem -> problem.where().file())
                        .distinct())
                .hasSize(100);
        assertThat(reading.problems().getFirst())
                .hasToString(
                        "policies/policy-000.yaml:8:12  review-by: expected a date such as 2027-06-30 but was \"tomorrow\"");
    }

    private static SourceFile fileWithOneMistake(int number) {
        String name = String.format(Locale.ROOT, "policy-%03d", number);
        String good = new String(
                        ExampleFile.in("good/one-rule").stream()
                                .filter(file -> file.name().equals("orders.yaml"))
                                .findFirst()
                                .orElseThrow()
                                .bytes(),
                        StandardCharsets.UTF_8)
                .replace("category: orders", "category: " + name)
                .replace("    keep: 7 years", "    when: {status: \"" + number + "\"}\n    keep: 7 years")
                .replace("{closed_at: 2019-10-01}", "{closed_at: 2019-10-01, status: \"" + number + "\"}");
        String bad = switch (number % 10) {
            case 0 -> good.replace("2027-06-30", "tomorrow");
            case 1 -> good.replace("7 years", "7");
            case 2 -> good.replace("data: orders", "data: order");
            case 3 -> good.replace("since: closed_at", "since: closd_at");
            case 4 -> good.replace("expect: purge", "expect: keep");
            case 5 -> good.replace("purpose:", "pupose:");
            case 6 -> good.replace("title: Orders", "title: &a Orders");
            case 7 -> good.replace("title: Orders and their lines\n", "");
            case 8 -> good.replace("\"02:00\"", "\"25:00\"");
            default -> good.replace("Europe/Dublin", "Europe/Dubln");
        };
        assertThat(bad).isNotEqualTo(good);
        return new SourceFile(name + ".yaml", bad.getBytes(StandardCharsets.UTF_8));
    }

    private static Reading read(byte[] bytes) {
        SourceFile file = new SourceFile("orders.yaml", bytes);
        return Together.read(new PolicyFiles("", List.of(file), List.of(ExampleFile.companionMap()), List.of()), TODAY);
    }

    private static String laughs(int levels) {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < levels; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(8))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        return text.toString();
    }

    private static String manyRules() {
        String values = IntStream.range(0, 200).mapToObj(i -> "v" + i).collect(Collectors.joining(","));
        String test = "{any: [{country: [" + values + "]}, {not: {status: [" + values + "]}}]}";
        return "category: orders\nrules: ["
                + IntStream.range(0, 50)
                        .mapToObj(
                                i -> "{data: orders, since: closed_at, when: " + test + ", keep: 7 years, then: purge}")
                        .collect(Collectors.joining(","))
                + "]";
    }
}
