package io.lethe.plan;

import io.lethe.policy.name.Category;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many rows should have been gone by now, though no hold keeps them.
 *
 * @param rows of each category whose policy says by when, none left out: 0 where all is in time
 */
public record Overdue(SortedMap<Category, Long> rows) {
    /** Where no policy says by when. */
    public static final Overdue NONE = new Overdue(Collections.emptySortedMap());

    public Overdue {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    public long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Adds up what the steps of a category have. */
    static final class Tally {
        private final SortedMap<Category, Long> rows = new TreeMap<>();

        void add(Category category, long count) {
            rows.merge(category, count, Long::sum);
        }

        Overdue result() {
            return new Overdue(rows);
        }
    }
}
