package io.lethe.ledger.tree;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects, while a tree grows, what its tiles gain. */
public final class TileGrowth implements MerkleTree.NodeListener {

    private final Map<Tiles.TileId, Tiles.Growth> growths = new LinkedHashMap<>();

    @Override
    public void completed(int height, long index, Hash hash) {
        if (height % Tiles.HEIGHT != 0) {
            return;
        }
        Tiles.TileId tile = new Tiles.TileId(height / Tiles.HEIGHT, index / Tiles.WIDTH);
        growths.computeIfAbsent(tile, id -> new Tiles.Growth(id, (int) (index % Tiles.WIDTH)))
                .hashes()
                .add(hash);
    }

    public Collection<Tiles.Growth> growths() {
        return growths.values();
    }
}
