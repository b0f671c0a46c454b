package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.SubtreeHashes;
import io.lethe.ledger.tree.Tiles;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Hashes of perfect subtrees from stored tiles; each tile is read once. A proof in a million leaves needs six of them. */
final class TileNodes implements SubtreeHashes.NodeSource {

    private final Function<Tiles.TileId, byte[]> stored;
    private final Map<Tiles.TileId, byte[]> tiles = new HashMap<>();

    /** {@code stored} gives the hashes of a tile as far as there are some. */
    TileNodes(Function<Tiles.TileId, byte[]> stored) {
        this.stored = stored;
    }

    @Override
    public Hash node(int height, long index) {
        int level = height / Tiles.HEIGHT;
        int inTile = height % Tiles.HEIGHT;
        long first = index << inTile;
        Tiles.TileId id = new Tiles.TileId(level, first / Tiles.WIDTH);
        byte[] tile = tiles.computeIfAbsent(id, stored);
        int position = (int) (first % Tiles.WIDTH);
        if (tile.length < (position + (1 << inTile)) * Hash.SIZE) {
            throw new LedgerCorruptException(
                    "tile " + level + "/" + id.index() + " has only " + tile.length / Hash.SIZE + " hashes");
        }
        return Tiles.subtree(tile, position, inTile);
    }
}
