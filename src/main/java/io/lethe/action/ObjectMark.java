package io.lethe.action;

import org.jspecify.annotations.Nullable;

/**
 * An object that is owed: its row, or the last of them, is gone with its receipt.
 *
 * @param epoch the gate's hold epoch when the row was deleted; holds up to that were asked about the row
 * @param found whether it was there when its turn came first, null before that. Whoever died while removing it leaves nothing to find, and it was
 *     there all the same
 */
public record ObjectMark(
        String store, String key, long epoch, @Nullable Boolean found) {}
