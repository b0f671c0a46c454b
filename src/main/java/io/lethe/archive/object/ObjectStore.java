package io.lethe.archive.object;

import java.util.function.Consumer;

/**
 * Keeps objects by their keys, each with one version or several. Safe for several threads and several engines.
 *
 * <p>All methods throw {@link io.lethe.archive.store.StoreUnreachableException} when the store is not there, and {@link
 * io.lethe.archive.store.StoreException} when it cannot do what it is asked.
 */
public interface ObjectStore {
    /** Refuses where nothing could be removed now. Changes nothing. */
    void expectReachable();

    /**
     * Whether there is anything under this key: a version, be it hidden.
     *
     * @throws ObjectKeptException if it is nothing that could be removed
     */
    boolean has(String key) throws ObjectKeptException;

    /**
     * Removes all versions for good: once this returns, they are not there and do not come back with the power. Where there is nothing it is no
     * error: whoever died while removing repeats it.
     *
     * @throws ObjectKeptException if some version stays
     */
    void remove(String key) throws ObjectKeptException;

    /** Hands out all objects one after the other, in no order and in memory that does not grow with their number; those that are hidden too. */
    void list(Consumer<StoredObject> each);
}
