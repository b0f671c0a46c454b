package io.lethe.policy.name;

import java.util.regex.Pattern;

/** A column's name. Only identifiers that need no quoting tricks are accepted; it enters SQL through jOOQ's {@code name()} alone. */
public record ColumnName(String name) implements Comparable<ColumnName> {
    static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,63}");

    public ColumnName {
        if (!allows(name)) {
            throw new IllegalArgumentException(
                    "expected a column name such as \"created_at\" but was \"" + name + "\"");
        }
    }

    /** Whether this can be the name of a column. */
    public static boolean allows(String name) {
        return FORM.matcher(name).matches();
    }

    @Override
    public int compareTo(ColumnName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
