package io.lethe.run;

import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A chunk's keys in ten parts, or in single keys where they are not so many; in order. */
final class Tenths {
    private static final int PARTS = 10;

    private Tenths() {}

    static List<RowKeys> of(RowKeys keys) {
        int each = (keys.size() + PARTS - 1) / PARTS;
        List<RowKeys> parts = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += each) {
            parts.add(part(keys, from, Math.min(keys.size(), from + each)));
        }
        return parts;
    }

    private static RowKeys part(RowKeys keys, int from, int to) {
        return switch (keys) {
            case LongRowKeys longs -> new LongRowKeys(Arrays.copyOfRange(longs.values(), from, to));
            case TupleRowKeys tuples -> new TupleRowKeys(tuples.values().subList(from, to));
        };
    }
}
