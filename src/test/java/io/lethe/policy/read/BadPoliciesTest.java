package io.lethe.policy.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.policy.InvalidPolicyException;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.SourceFile;
import io.lethe.policy.name.Category;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file is one mistake, its name says which, and its head what is to be said about it, to the letter. */
class BadPoliciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static List<ExampleFile> policies() {
        return ExampleFile.in("bad/policy");
    }

    static List<ExampleFile> maps() {
        return ExampleFile.in("bad/map");
    }

    static Stream<Path> together() {
        return ExampleFile.in("bad/together").stream()
                .map(file -> ExampleFile.ROOT
                        .resolve("bad/together")
                        .resolve(file.name().replaceFirst("/.*", "")))
                .distinct();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void tellsWhatIsWrongWithAPolicy(ExampleFile file) {
        SourceFile policy = new SourceFile("orders.yaml", file.bytes());

        assertThat(said(reading(policy, ExampleFile.companionMap()), "orders.yaml"))
                .isEqualTo(file.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("maps")
    void tellsWhatIsWrongWithAMap(ExampleFile file) {
        SourceFile map = new SourceFile("maps/crm.yaml", file.bytes());
        Reading reading = Together.read(new PolicyFiles("", List.of(), List.of(map), List.of()), TODAY);

        assertThat(said(reading, "maps/crm.yaml")).isEqualTo(file.expected());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("together")
    void tellsWhatIsWrongBetweenFiles(Path directory) {
        Map<String, List<String>> expected = new TreeMap<>();
        for (ExampleFile file :
                ExampleFile.in(ExampleFile.ROOT.relativize(directory).toString())) {
            if (!file.expected().isEmpty()) {
                expected.put(file.name(), file.expected());
            }
        }
        Map<String, List<String>> said = PolicyReader.readAll(directory, TODAY).problems().stream()
                .collect(Collectors.groupingBy(
                        problem -> file(directory, problem),
                        TreeMap::new,
                        Collectors.mapping(problem -> said(directory, problem), Collectors.toList())));

        assertThat(said).isEqualTo(expected);
    }

    /** What is wrong with the directory itself is expected in expect.txt. */
    private static String file(Path directory, Problem problem) {
        Path where = Path.of(problem.where().file());
        return where.equals(directory) || where.endsWith("maps")
                ? "expect.txt"
                : directory.relativize(where).toString().replace('\\', '/');
    }

    private static String said(Path directory, Problem problem) {
        String root = directory.toString().replace('\\', '/');
        String said = problem.toString();
        return file(directory, problem).equals("expect.txt")
                ? said.replace(root, "DIR").replaceFirst(" {2}", " ")
                : shorter(problem, problem.where().file()).replace(root + "/", "");
    }

    private static List<String> said(Reading reading, String file) {
        return reading.problems().stream()
                .map(problem -> shorter(problem, file))
                .toList();
    }

    private static String shorter(Problem problem, String file) {
        assertThat(problem.toString()).startsWith(file);
        return problem.toString()
                .substring(file.length())
                .replaceFirst("^:", "")
                .replaceFirst(" {2}", " ")
                .strip();
    }

    @Test
    void knowsMoreThanAHundredAndTwentyMistakes() {
        assertThat(policies().size() + maps().size() + together().count()).isGreaterThan(120);
        assertThat(policies())
                .allSatisfy(file -> assertThat(file.expected()).as(file.name()).isNotEmpty());
        assertThat(maps())
                .allSatisfy(file -> assertThat(file.expected()).as(file.name()).isNotEmpty());
    }

    @Test
    void throwsEverythingAtOnceSorted() {
        SourceFile five = policies().stream()
                .filter(file -> file.name().equals("five-mistakes-of-one-file.yaml"))
                .map(file -> new SourceFile("orders.yaml", file.bytes()))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> reading(five, ExampleFile.companionMap()).orThrow())
                .isInstanceOfSatisfying(InvalidPolicyException.class, e -> {
                    assertThat(e.problems()).hasSize(5).isSortedAccordingTo(Comparator.naturalOrder());
                    assertThat(e).hasMessageStartingWith("5 problems, the first: orders.yaml:");
                });
    }

    @Test
    void readsOnThroughWarnings() {
        SourceFile late = policies().stream()
                .filter(file -> file.name().equals("review-by-has-passed.yaml"))
                .map(file -> new SourceFile("orders.yaml", file.bytes()))
                .findFirst()
                .orElseThrow();

        PolicySet set = reading(late, ExampleFile.companionMap()).orThrow();

        assertThat(set.warnings()).singleElement().extracting(Problem::isError).isEqualTo(false);
        assertThat(set.policy(new Category("orders"))).isPresent();
    }

    private static Reading reading(SourceFile policy, SourceFile map) {
        return Together.read(new PolicyFiles("", List.of(policy), List.of(map), List.of()), TODAY);
    }
}
