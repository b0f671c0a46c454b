package io.lethe.catalog;

import java.util.List;

/**
 * How a table is cut into partitions.
 *
 * @param method {@code RANGE}, {@code LIST COLUMNS}, {@code HASH}, …; empty for a table in one piece
 * @param nested the partitions are cut into partitions themselves
 * @param names in the server's order
 */
public record Partitioning(String method, boolean nested, List<String> names) {
    public static final Partitioning NONE = new Partitioning("", false, List.of());

    private static final String RANGE = "RANGE";
    private static final String LIST = "LIST";

    public Partitioning {
        names = List.copyOf(names);
    }

    /** Those that hold rows of certain values and no others. Of ranges without the last, which is the one that is being filled. */
    public List<String> closed() {
        if (nested) {
            return List.of();
        }
        if (method.startsWith(RANGE)) {
            return names.subList(0, names.size() - 1);
        }
        return method.startsWith(LIST) ? names : List.of();
    }
}
