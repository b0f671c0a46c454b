package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.DataMap;
import io.lethe.policy.Policy;
import io.lethe.policy.read.PolicyReader;
import io.lethe.policy.read.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ClientTaskPoliciesTest {
    private static final Path POLICIES = Path.of("policies");
    private static final Pattern TABLE = Pattern.compile("^CREATE TABLE (\\w+)", Pattern.MULTILINE);

    private final Reading reading = PolicyReader.readAll(POLICIES, LocalDate.of(2026, 11, 22));

    @Test
    void areWithoutMistakeOrWarning() {
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.policies()).hasSize(30);
    }

    /** But those over Lethe's own records, which no notice speaks of. */
    @Test
    void nameTheClauseOfTheNoticeThatTheyServe() {
        assertThat(reading.policies())
                .filteredOn(policy -> !policy.category().name().startsWith("lethe-"))
                .hasSize(27)
                .allSatisfy(policy -> assertThat(policy.notice()).isNotEmpty());
    }

    @Test
    void mapEveryTableOfTheSampleOrSayWhyNot() throws IOException {
        DataMap map = reading.maps().getFirst();
        Set<String> mapped = new TreeSet<>(map.outOfScope().keySet());
        map.datasets().stream()
                .filter(dataset -> dataset.files() == null)
                .forEach(dataset -> mapped.add(dataset.table().toString()));
        mapped.removeIf(table -> table.startsWith("lethe_outpost."));

        assertThat(mapped).isEqualTo(sampleTables());
    }

    @Test
    void haveRuleForEveryDataset() {
        Set<String> ruled = reading.policies().stream()
                .map(Policy::rules)
                .flatMap(List::stream)
                .map(rule -> rule.data().toString())
                .collect(Collectors.toSet());

        assertThat(reading.maps().getFirst().datasets())
                .map(dataset -> dataset.id().toString())
                .filteredOn(dataset -> !ruled.contains(dataset))
                .isEmpty();
    }

    private static Set<String> sampleTables() throws IOException {
        return TABLE.matcher(Files.readString(Path.of("sql/sample/clienttask.sql")))
                .results()
                .map(match -> "clienttask." + match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
