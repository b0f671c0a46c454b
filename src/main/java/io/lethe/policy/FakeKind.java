package io.lethe.policy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code fake} invents: texts that look real and are nobody's. */
public enum FakeKind {
    FIRST_NAME("first-name"),
    LAST_NAME("last-name"),
    FULL_NAME("full-name"),
    COMPANY("company"),
    STREET("street"),
    CITY("city"),
    /** Under example.com, which RFC 2606 keeps from everybody. */
    EMAIL("email"),
    /** In London, from the numbers that Ofcom gives to drama and to nobody else: 020 7946 0000 to 0999. */
    PHONE("phone");

    private final String word;

    FakeKind(String word) {
        this.word = word;
    }

    public static Optional<FakeKind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** All of them, with this between. */
    static String words(String between) {
        return Arrays.stream(values()).map(FakeKind::toString).collect(Collectors.joining(between));
    }

    @Override
    public String toString() {
        return word;
    }
}
