package io.lethe.run;

import io.lethe.policy.name.TableName;
import java.util.List;

/**
 * What a store and the rows that point into it say of each other.
 *
 * @param objects how many the store has
 * @param young how many of those that no row points at are too young to be told from an upload that is under way
 * @param orphans how many older ones no row points at
 * @param rows how many rows point into the store
 * @param missing how many of them name an object that is not there, or what no run could remove, such as a link
 */
public record ObjectFindings(String store, long objects, long young, long orphans, long rows, long missing) {
    /** Each object has a row, and each row its object. */
    public boolean agree() {
        return orphans == 0 && missing == 0;
    }

    /** Who is told which they are, one after the other; there may be millions. */
    public interface Names {
        /** Tells nobody. */
        Names NOBODY = new Names() {
            @Override
            public void orphan(String store, String key) {}

            @Override
            public void missing(String store, Row row) {}
        };

        void orphan(String store, String key);

        void missing(String store, Row row);
    }

    /** A row by its key; what it names is a value of it, and not told. */
    public record Row(TableName table, List<String> key) {
        public Row {
            key = List.copyOf(key);
        }
    }
}
