package io.lethe.policy.yaml;

/** A line and a column, both from 1; the column counts characters, not bytes. */
public record Mark(int line, int column) {
    /** Where every document begins. */
    public static final Mark START = new Mark(1, 1);
}
