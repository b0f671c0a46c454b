package io.lethe.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Words that fakes are put together from, in ASCII, so that every character set has their letters. Datafaker made them up once; they lie here as
 * files, since another release of it makes up others, and every row that was masked before would be found to be masked again.
 */
record FakeWords(List<String> words) {
    static final FakeWords FIRST_NAMES = read("first-names");
    static final FakeWords LAST_NAMES = read("last-names");
    static final FakeWords STREETS = read("streets");
    static final FakeWords CITIES = read("cities");

    FakeWords {
        words = List.copyOf(words);
    }

    private static FakeWords read(String name) {
        try (InputStream file = FakeWords.class.getResourceAsStream("fake/" + name + ".txt")) {
            if (file == null) {
                throw new IllegalStateException("this build of Lethe lacks the words of " + name);
            }
            return new FakeWords(new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Characters of the longest. */
    int longest() {
        return words.stream().mapToInt(String::length).max().orElseThrow();
    }
}
