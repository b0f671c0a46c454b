package io.lethe.policy.name;

/** Where a category lives: the name of one entry of a data map, such as {@code login-event}. Unique over all maps. */
public record DatasetId(String name) implements Comparable<DatasetId> {
    public DatasetId {
        if (!Category.FORM.matcher(name).matches() || name.length() > 64) {
            throw new IllegalArgumentException("expected a dataset such as \"login-event\" but was \"" + name + "\"");
        }
    }

    @Override
    public int compareTo(DatasetId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
