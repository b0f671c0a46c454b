package io.lethe.ledger;

import java.util.UUID;

/** A receipt, and the index of the leaf that it became. */
public record ReceiptLeaf(UUID receipt, long leaf) {}
