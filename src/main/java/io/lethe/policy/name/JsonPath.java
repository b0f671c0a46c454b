package io.lethe.policy.name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way from a JSON document to one value in it, through objects alone: {@code $.user.email}, {@code $."e-mail address"}. Elements of lists
 * have no names, so what is masked of a list is the whole list.
 *
 * @param keys from the outermost on; none of them needs an escape, whoever writes it
 */
public record JsonPath(List<String> keys) implements Comparable<JsonPath> {
    /** Deeper than any document that a server reads. */
    private static final int MOST_KEYS = 20;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,63}");
    private static final Pattern QUOTED = Pattern.compile("[^\"\\\\\\p{Cntrl}]{1,64}");
    private static final Pattern STEP = Pattern.compile("\\.(?:(?<plain>" + PLAIN + ")|\"(?<quoted>" + QUOTED + ")\")");

    public JsonPath {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("expected a path of 1 to " + MOST_KEYS + " keys but was " + keys);
        }
        for (String key : keys) {
            if (!QUOTED.matcher(key).matches()) {
                throw new IllegalArgumentException("expected a key without quotes, backslashes and control characters"
                        + " of 1 to 64 characters but was \"" + key + "\"");
            }
        }
    }

    /** Reads a path as an author writes it; another message for lists, which many will try. */
    public static JsonPath of(String text) {
        if (text.contains("[")) {
            throw new IllegalArgumentException("expected a path through objects such as \"$.user.email\" but \"" + text
                    + "\" goes into a list, whose elements are not masked one by one; name the list to mask it whole");
        }
        List<String> keys = new ArrayList<>();
        Matcher step = STEP.matcher(text).region(Math.min(1, text.length()), text.length());
        while (step.lookingAt()) {
            keys.add(step.group("plain") == null ? step.group("quoted") : step.group("plain"));
            step.region(step.end(), text.length());
        }
        if (!text.startsWith("$") || keys.isEmpty() || step.regionStart() < text.length() || keys.size() > MOST_KEYS) {
            throw new IllegalArgumentException("expected a path such as \"$.ip\", \"$.user.email\" or '$.\"e-mail\"'"
                    + " but was \"" + text + "\"");
        }
        return new JsonPath(keys);
    }

    /** The objects that it leads through, the document itself first. */
    public List<List<String>> objects() {
        List<List<String>> objects = new ArrayList<>();
        for (int depth = 0; depth < keys.size(); depth++) {
            objects.add(keys.subList(0, depth));
        }
        return objects;
    }

    /** Whether the one value is the other, or lies in it. */
    public boolean overlaps(JsonPath other) {
        int shorter = Math.min(keys.size(), other.keys.size());
        return keys.subList(0, shorter).equals(other.keys.subList(0, shorter));
    }

    /** {@code $."user"."email"}: as servers take it, with every key in quotes. */
    public static String quoted(List<String> keys) {
        return keys.stream().map(key -> ".\"" + key + "\"").collect(Collectors.joining("", "$", ""));
    }

    @Override
    public int compareTo(JsonPath other) {
        return toString().compareTo(other.toString());
    }

    /** {@code $.user.email}, with quotes only where a key needs them. */
    @Override
    public String toString() {
        return keys.stream()
                .map(key -> PLAIN.matcher(key).matches() ? "." + key : ".\"" + key + "\"")
                .collect(Collectors.joining("", "$", ""));
    }
}
