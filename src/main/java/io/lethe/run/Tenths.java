package io.lethe.run;

import io.lethe.ledger.row.ChunkRows;
import java.util.ArrayList;
import java.util.List;

/** A chunk's keys in ten parts, or in single keys where they are not so many; in order. */
final class Tenths {
    private static final int PARTS = 10;

    private Tenths() {}

    static List<ChunkRows> of(ChunkRows keys) {
        int each = (keys.size() + PARTS - 1) / PARTS;
        List<ChunkRows> parts = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += each) {
            parts.add(keys.part(from, Math.min(keys.size(), from + each)));
        }
        return parts;
    }
}
