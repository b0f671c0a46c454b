package io.lethe.plan;

import io.lethe.policy.name.ColumnName;
import java.util.List;

/** How a step finds its rows. */
public sealed interface AccessPath {
    /** In order of (start, key) along an index that is led by the start column and continues with nothing but the key. */
    record StartIndex(String index) implements AccessPath {
        @Override
        public String toString() {
            return "index " + index;
        }
    }

    /** In order of the key, passing over every row once. The author has accepted this with {@code scan: full}, or the start lies in a parent row. */
    record KeyOrder(String why) implements AccessPath {
        @Override
        public String toString() {
            return "full pass by key (" + why + ")";
        }
    }

    /**
     * By the keys of the rows that another step acts on, in its chunks and before them: rows that go with others have no chunks of their own.
     *
     * @param step number of the step on the table that they point at
     * @param via the columns by which they do, in the order of that table's key
     */
    record WithStep(int step, List<ColumnName> via) implements AccessPath {
        public WithStep {
            via = List.copyOf(via);
        }

        @Override
        public String toString() {
            return "with the rows of step " + step;
        }
    }

    /** The objects that are owed, by key, one after the other: those of rows that are gone. */
    record Objects(String store) implements AccessPath {
        @Override
        public String toString() {
            return "objects of store " + store;
        }
    }

    /** The files of a directory, by name, one after the other; of a step that is about no table. */
    record Directory(String directory, String match) implements AccessPath {
        @Override
        public String toString() {
            return "directory " + directory + ", " + match;
        }
    }
}
