package io.lethe.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * How C2SP tlog-tiles lays out a tree: each tile has up to 256 hashes, which are subtrees 8 levels high under the tile above.
 */
public final class Tiles {

    /** Fixed by the tlog-tiles format. */
    public static final int HEIGHT = 8;

    public static final int WIDTH = 1 << HEIGHT;

    private Tiles() {}

    /** Names one tile. Level 0 has the hashes of leaves. */
    public record TileId(int level, long index) {}

    /** Hashes that a tile gained, from its position {@code start} on. */
    public record Growth(TileId tile, int start, List<Hash> hashes) {
        Growth(TileId tile, int start) {
            this(tile, start, new ArrayList<>());
        }

        public byte[] bytes() {
            byte[] bytes = new byte[hashes.size() * Hash.SIZE];
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).copyTo(bytes, i * Hash.SIZE);
            }
            return bytes;
        }
    }

    /** How many hashes a level has in a tree of this size. */
    public static long hashes(int level, long size) {
        return size >> (HEIGHT * level);
    }

    /** The hash of the perfect subtree over {@code 1 << height} hashes of a tile, from {@code first} on. */
    public static Hash subtree(byte[] tile, int first, int height) {
        MerkleTree tree = new MerkleTree();
        for (int i = first; i < first + (1 << height); i++) {
            tree.append(Hash.at(tile, i));
        }
        return tree.root();
    }
}
