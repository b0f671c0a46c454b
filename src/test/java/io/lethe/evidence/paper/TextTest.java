package io.lethe.evidence.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.evidence.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextTest {
    private static final Path SHEETS = Path.of("src", "main", "java", "io", "lethe", "evidence", "paper");
    private static final Path TEMPLATE =
            Path.of("src", "main", "resources", "io", "lethe", "evidence", "paper", "certificate.xhtml");

    /** A sentence that was changed in English alone would say one thing to a court in Dublin and another in Berlin. */
    @Test
    void hasEverySentenceOfTheWording() {
        assertThat(sentences())
                .allSatisfy(sentence ->
                        assertThat(Sentence.ofEnglish(sentence).in(Language.EN)).isEqualTo(sentence));
        assertThatThrownBy(() -> Sentence.ofEnglish("Trust us.")).hasMessage("nobody has translated \"Trust us.\"");
        assertThat(Sentence.values())
                .extracting(sentence -> sentence.in(Language.EN))
                .containsExactlyInAnyOrderElementsOf(sentences().toList());
        assertThat(Sentence.values())
                .extracting(sentence -> sentence.in(Language.DE))
                .doesNotContain("");
        assertThat(Text.TITLE.in(Language.EN)).isEqualTo(Wording.TITLE);
    }

    @ParameterizedTest
    @EnumSource
    void isSaidInEachLanguageWithTheSameValues(Text text) {
        // Ten characters of a private area: none of them stands in any text.
        String[] values = IntStream.range(0, 10)
                .mapToObj(n -> Character.toString(0xE000 + n))
                .toArray(String[]::new);
        for (Language language : Language.values()) {
            assertThat(text.in(language, values)).isNotBlank();
        }
        assertThat(text.in(Language.DE, values).chars().filter(c -> c >= 0xE000).sorted())
                .containsExactlyElementsOf(text.in(Language.EN, values)
                        .chars()
                        .filter(c -> c >= 0xE000)
                        .sorted()
                        .boxed()
                        .toList());
    }

    /** A text that nothing says is one that somebody forgot to print. */
    @Test
    void isSaidSomewhere() throws IOException {
        StringBuilder uses = new StringBuilder(Files.readString(TEMPLATE));
        try (Stream<Path> files = Files.list(SHEETS)) {
            for (Path file : files.filter(file -> !file.endsWith("Text.java")).toList()) {
                uses.append(Files.readString(file));
            }
        }
        List<String> said = Pattern.compile("(?:\\bt\\.|Text\\.)([A-Z_0-9]+)")
                .matcher(uses)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(Text.values()).extracting(Text::name).isSubsetOf(said);
    }

    private static Stream<String> sentences() {
        Stream<String> methods = Stream.of(
                        Stream.of("purged", "anonymised", "pseudonymised", "archived")
                                .map(Wording::method),
                        Stream.of("purged", "anonymised").map(Wording::methodOfFiles),
                        Stream.of("purged").map(Wording::methodOfObjects))
                .flatMap(all -> all);
        return Stream.of(
                        methods, Wording.CLAIMED.stream(), Wording.NOT_CLAIMED.stream(), Wording.HOW_TO_VERIFY.stream())
                .flatMap(all -> all);
    }

    @Test
    void leavesWhatLooksLikeAPlaceInAValueAlone() {
        assertThat(Text.APPROVED_BY.in(Language.EN, "{1}", "{0} and {2}")).isEqualTo("by {1}: {0} and {2}");
    }
}
