package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import io.lethe.ledger.tree.MerkleTree;
import java.util.ArrayList;
import java.util.List;

/** Where the ledger ends: how many leaves, and the frontier of their tree, so that appending reads nothing else. */
record LedgerHead(long size, List<Hash> frontier) {

    LedgerHead {
        frontier = List.copyOf(frontier);
    }

    static LedgerHead of(MerkleTree tree) {
        return new LedgerHead(tree.size(), tree.frontier());
    }

    static LedgerHead read(long size, byte[] bytes) {
        if (bytes.length != Long.bitCount(size) * Hash.SIZE) {
            throw new LedgerCorruptException("the frontier of " + size + " leaves has " + bytes.length + " bytes");
        }
        List<Hash> frontier = new ArrayList<>();
        for (int i = 0; i < bytes.length / Hash.SIZE; i++) {
            frontier.add(Hash.at(bytes, i));
        }
        return new LedgerHead(size, frontier);
    }

    byte[] bytes() {
        byte[] bytes = new byte[frontier.size() * Hash.SIZE];
        for (int i = 0; i < frontier.size(); i++) {
            frontier.get(i).copyTo(bytes, i * Hash.SIZE);
        }
        return bytes;
    }

    MerkleTree tree(MerkleTree.NodeListener listener) {
        return new MerkleTree(size, frontier, listener);
    }

    Hash root() {
        return tree((height, index, hash) -> {}).root();
    }
}
