package io.lethe.ledger.row;

import java.util.Arrays;
import java.util.List;

/**
 * The keys of a chunk's rows, ascending and each once. Names and types of the columns stand in the receipt.
 *
 * <p>Encoded for the receipt they take about one byte a row where keys are integers: see {@link RowKeysEncoding}. Encoded
 * keys are personal data and are stored only sealed: see {@link SealedKeys}.
 */
public sealed interface RowKeys {

    int size();

    /** Those from position {@code from} to before {@code to}. */
    RowKeys part(int from, int to);

    /** Those at these positions, which ascend. */
    RowKeys at(int[] positions);

    default byte[] encode() {
        return RowKeysEncoding.encode(this);
    }

    /** Refuses bytes that {@link #encode()} did not make. */
    static RowKeys decode(byte[] bytes) {
        return RowKeysEncoding.decode(bytes);
    }

    /** Keys of one integer column. */
    final class LongRowKeys implements RowKeys {
        private final long[] values;

        public LongRowKeys(long[] values) {
            this.values = values.clone();
            for (int i = 1; i < values.length; i++) {
                if (this.values[i] <= this.values[i - 1]) {
                    throw new IllegalArgumentException(
                            "expected ascending keys, each once, but at position " + i + " they do not ascend");
                }
            }
        }

        public long[] values() {
            return values.clone();
        }

        long at(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public LongRowKeys part(int from, int to) {
            return new LongRowKeys(Arrays.copyOfRange(values, from, to));
        }

        @Override
        public LongRowKeys at(int[] positions) {
            return new LongRowKeys(
                    Arrays.stream(positions).mapToLong(i -> values[i]).toArray());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof LongRowKeys that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return values.length + " keys";
        }
    }

    /** Keys of any columns, each value as canonical text, in the order in which the database gave them. */
    record TupleRowKeys(List<List<String>> values) implements RowKeys {
        public TupleRowKeys {
            values = values.stream().map(List::copyOf).toList();
            if (values.stream().map(List::size).distinct().count() > 1) {
                throw new IllegalArgumentException("expected as many values in each key");
            }
            if (values.stream().distinct().count() != values.size()) {
                throw new IllegalArgumentException("expected each key once");
            }
            if (!values.isEmpty() && values.getFirst().isEmpty()) {
                throw new IllegalArgumentException("expected at least one value in each key");
            }
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public TupleRowKeys part(int from, int to) {
            return new TupleRowKeys(values.subList(from, to));
        }

        @Override
        public TupleRowKeys at(int[] positions) {
            return new TupleRowKeys(
                    Arrays.stream(positions).mapToObj(values::get).toList());
        }

        @Override
        public String toString() {
            return values.size() + " keys";
        }
    }
}
