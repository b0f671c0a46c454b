package io.lethe.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FakeWordsTest {
    /** With one word more or less nearly every row that was masked would be due again. */
    @Test
    void areThoseThatRowsWereMaskedWith() {
        assertThat(hash(FakeWords.FIRST_NAMES)).startsWith("0af69a5c09caf654");
        assertThat(hash(FakeWords.LAST_NAMES)).startsWith("c4a0f3c227c1821a");
        assertThat(hash(FakeWords.STREETS)).startsWith("66c854b5c4864b70");
        assertThat(hash(FakeWords.CITIES)).startsWith("25b1dc8f11664e82");
    }

    @Test
    void haveLettersOfEveryCharacterSet() {
        assertThat(FakeWords.FIRST_NAMES.words())
                .hasSize(128)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[A-Z][a-z]+"));
        assertThat(FakeWords.LAST_NAMES.words())
                .hasSize(128)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[A-Z][a-z]+"));
        assertThat(FakeWords.STREETS.words())
                .hasSize(128)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[A-Za-z ]+"));
        assertThat(FakeWords.CITIES.words())
                .hasSize(128)
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[A-Za-z]+"));
    }

    private static String hash(FakeWords words) {
        return Hash.of((String.join("\n", words.words()) + "\n").getBytes(StandardCharsets.US_ASCII))
                .toString();
    }
}
