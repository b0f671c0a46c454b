package io.lethe.policy.name;

import java.util.regex.Pattern;

/** The privacy officer's word for a kind of data, such as {@code activity-log}; also the stem of its policy's file name. */
public record Category(String name) implements Comparable<Category> {
    static final int LONGEST = 64;
    static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public Category {
        if (!FORM.matcher(name).matches() || name.length() > LONGEST) {
            throw new IllegalArgumentException("expected a category such as \"activity-log\" but was \"" + name + "\"");
        }
    }

    @Override
    public int compareTo(Category other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
