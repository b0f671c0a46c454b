package io.lethe.policy;

/** A place in a file; line and column count from 1. {@code 0} stands for the file as a whole. Prints as {@code file:line:column}. */
public record Place(String file, int line, int column) implements Comparable<Place> {
    /** The file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
