package io.lethe.policy;

import java.util.regex.Pattern;

/** A column's name. Only identifiers that need no quoting tricks are accepted; it enters SQL through jOOQ's {@code name()} alone. */
public record ColumnName(String name) implements Comparable<ColumnName> {
    static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,63}");

    public ColumnName {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected a column name such as \"created_at\" but was \"" + name + "\"");
        }
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
