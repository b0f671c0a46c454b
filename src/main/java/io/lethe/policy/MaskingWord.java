package io.lethe.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The names of the maskings: a closed list, each with what may stand behind it. */
public enum MaskingWord {
    REMOVE("remove", false, "empty", "the word empty", "empty"),
    CONSTANT("constant", true, "(?s).+", "a text", "removed"),
    PSEUDONYM("pseudonym", false, MaskingWord.REALM, MaskingWord.A_REALM, "people"),
    KEYED_HASH("keyed-hash", false, MaskingWord.REALM, MaskingWord.A_REALM, "people"),
    TRUNCATE_IP("truncate-ip"),
    COARSEN_DATE("coarsen-date", true, "month|year", "month or year", "year"),
    KEEP_DOMAIN("keep-domain"),
    KEEP_FIRST("keep-first", true, "[1-9][0-9]{0,3}", "a number of characters such as 3", "3"),
    FAKE("fake", true, FakeKind.words("|"), "one of " + FakeKind.words(", "), "full-name"),
    ROUND("round", true, "[1-9][0-9]{0,11}", "a whole number such as 100", "100"),
    /** Of no text, but of paths: see {@link JsonMasking}. */
    JSON("json", true, "(?!)", MaskingWord.PATHS, "{\"$.ip\": truncate-ip}");

    /** What stands behind {@code json}. */
    public static final String PATHS = "paths and their maskings such as {\"$.ip\": truncate-ip}";

    private static final String REALM = "(?!.{65})[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String A_REALM = "a realm that policies share, such as people,";

    private final String word;
    private final boolean needsArgument;

    @SuppressWarnings("Immutable") // Error Prone does not know that a Pattern is
    private final Pattern argument;

    private final String form;
    private final String example;

    MaskingWord(String word) {
        this(word, false, "", "", "");
    }

    MaskingWord(String word, boolean needsArgument, String argument, String form, String example) {
        this.word = word;
        this.needsArgument = needsArgument;
        this.argument = Pattern.compile(argument);
        this.form = form;
        this.example = example;
    }

    public static Optional<MaskingWord> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    public static List<String> words(Predicate<MaskingWord> which) {
        return Arrays.stream(values()).filter(which).map(MaskingWord::toString).toList();
    }

    public boolean needsArgument() {
        return needsArgument;
    }

    public boolean takesArgument() {
        return !form.isEmpty();
    }

    /** Whoever has the key can tell which value it was: pseudonymisation (GDPR Art. 4(5)), not anonymisation. */
    public boolean reversible() {
        return this == PSEUDONYM || this == KEYED_HASH;
    }

    public boolean isNumber() {
        return this == KEEP_FIRST || this == ROUND;
    }

    /** Whether this may stand behind the name; empty means that nothing does. */
    public boolean accepts(String text) {
        return text.isEmpty()
                ? !needsArgument
                : takesArgument() && argument.matcher(text).matches();
    }

    /** What may stand behind the name, in words. */
    public String form() {
        return form;
    }

    /** {@code {keep-first: 3}}. */
    public String example() {
        return "{" + word + ": " + example + "}";
    }

    @Override
    public String toString() {
        return word;
    }
}
