package io.lethe.ledger;

import io.lethe.ledger.tree.Tiles;
import java.util.Map;

/** Tiles for a reader who goes through the lowest level from left to right: sixteen at a time, instead of a statement for each. */
final class TilePages {

    /** 4,096 leaves, 128 KB. */
    private static final int PAGE = 16;

    private final LedgerStore store;
    private Map<Long, byte[]> page = Map.of();
    private long pageStart = -1;

    TilePages(LedgerStore store) {
        this.store = store;
    }

    /** The hashes of a tile; none if there is no such tile. */
    byte[] tile(Tiles.TileId tile) {
        if (tile.level() > 0) {
            return store.tile(tile);
        }
        long start = tile.index() - tile.index() % PAGE;
        if (start != pageStart) {
            page = store.tiles(0, start, start + PAGE);
            pageStart = start;
        }
        return page.getOrDefault(tile.index(), new byte[0]);
    }
}
