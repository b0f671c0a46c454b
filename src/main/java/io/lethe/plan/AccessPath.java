package io.lethe.plan;

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
}
