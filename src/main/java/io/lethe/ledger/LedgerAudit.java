package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import io.lethe.ledger.tree.TileGrowth;
import io.lethe.ledger.tree.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a ledger from the bytes of its leaves, which are given one after the other.
 *
 * <p>What counts is whether the bytes give the published roots. Stored hashes (a leaf's own, and the tiles) are used only
 * to name the place of a damage. An audit that trusted them would call an edited log consistent.
 */
final class LedgerAudit {

    private final Function<Tiles.TileId, byte[]> tiles;
    private final CheckpointAudit checkpoints;
    private final TileGrowth growth = new TileGrowth();
    private final MerkleTree tree = new MerkleTree(0, List.of(), this::completed);
    private final LeafDamage damage = new LeafDamage();
    private final List<Finding> findings = new ArrayList<>();
    private Tiles.@Nullable TileId currentId;
    private byte[] currentTile = new byte[0];

    LedgerAudit(Function<Tiles.TileId, byte[]> tiles, CheckpointAudit checkpoints) {
        this.tiles = tiles;
        this.checkpoints = checkpoints;
    }

    /** The next leaf by its index. */
    void leaf(CheckedLeaf leaf) {
        long index = leaf.index();
        while (tree.size() < index) {
            missing();
        }
        Hash expected = expected(leaf);
        if (leaf.hash().equals(expected)) {
            findings.addAll(leaf.findings());
        } else {
            damage.note(index, expected, leaf.hash());
        }
        append(leaf.hash());
    }

    /** The verdict, if there should be {@code size} leaves. */
    Verdict finish(long size) {
        while (tree.size() < size) {
            missing();
        }
        List<Finding> all = damage.findings();
        all.addAll(findings);
        all.addAll(checkpoints.finish(tree.size()));
        if (all.isEmpty()) {
            all.addAll(checkUpperTiles());
        }
        return new Verdict(tree.size(), checkpoints.count(), all);
    }

    private void missing() {
        Hash expected = tileHash(tree.size());
        damage.note(tree.size(), expected, null);
        // Takes the place of the missing one, so that what follows is held against its own place.
        append(expected == null ? Hash.EMPTY_ROOT : expected);
    }

    private void append(Hash leafHash) {
        tree.append(leafHash);
        checkpoints.compare(tree);
    }

    /** The tile's hash unless only the row's own disagrees with the bytes: then it is the row that was changed. */
    private Hash expected(CheckedLeaf leaf) {
        Hash inTile = tileHash(leaf.index());
        return inTile == null || inTile.equals(leaf.hash()) ? leaf.stored() : inTile;
    }

    private @Nullable Hash tileHash(long index) {
        Tiles.TileId id = new Tiles.TileId(0, index / Tiles.WIDTH);
        if (!id.equals(currentId)) {
            currentId = id;
            currentTile = tiles.apply(id);
        }
        int position = (int) (index % Tiles.WIDTH);
        return currentTile.length < (position + 1) * Hash.SIZE ? null : Hash.at(currentTile, position);
    }

    private void completed(int height, long index, Hash hash) {
        if (height > 0) {
            growth.completed(height, index, hash);
        }
    }

    /** Tiles may have grown meanwhile, but must begin with what the leaves give. */
    private List<Finding> checkUpperTiles() {
        return growth.growths().stream()
                .filter(expected -> !beginsWith(tiles.apply(expected.tile()), expected.bytes()))
                .<Finding>map(expected -> new Finding.BadIndex("tile "
                        + expected.tile().level() + "/" + expected.tile().index() + " is not what its leaves give"))
                .toList();
    }

    private static boolean beginsWith(byte[] tile, byte[] expected) {
        return tile.length >= expected.length && Arrays.equals(tile, 0, expected.length, expected, 0, expected.length);
    }
}
