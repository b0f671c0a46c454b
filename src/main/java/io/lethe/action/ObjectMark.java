package io.lethe.action;

import org.jspecify.annotations.Nullable;

/**
 * An object that is owed: a row that pointed at it is gone or has lost its key, with a receipt.
 *
 * @param epoch the gate's hold epoch when that was; holds up to that were asked about the row
 * @param found whether it was there when its turn came first, null before that. Whoever died while removing it leaves nothing to find, and it was
 *     there all the same
 */
public record ObjectMark(
        String store, String key, long epoch, @Nullable Boolean found) {}
