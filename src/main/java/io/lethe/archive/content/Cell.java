package io.lethe.archive.content;

import java.util.Arrays;

/** One value of one row. */
public sealed interface Cell {
    /** NULL. */
    Cell ABSENT = new Absent();

    record Absent() implements Cell {}

    /** Text, and everything that the server can write as text without loss: numbers, dates, JSON. */
    record Text(String text) implements Cell {}

    /** Bytes: binary strings, bits, geometry. */
    final class Bytes implements Cell {
        private final byte[] bytes;

        public Bytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** How many, not which: values of rows have no place in a log. */
        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
