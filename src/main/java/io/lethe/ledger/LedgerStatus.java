package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;

/**
 * How the ledger stands.
 *
 * @param size how many leaves there are
 * @param published how many of them the latest published checkpoint covers
 */
public record LedgerStatus(String origin, long size, Hash root, long published) {

    public boolean isPublished() {
        return size == published;
    }
}
