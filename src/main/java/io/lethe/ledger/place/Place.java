package io.lethe.ledger.place;

import java.util.Optional;

/**
 * Files by their paths, such as {@code tile/0/001.p/17}. May be slow and may be away: nobody calls it within a transaction. What is written is durable,
 * and is read whole or not at all.
 *
 * <p>All methods throw {@link PlaceFailedException} where it is not known that they did what they were asked; whoever asks again later loses nothing.
 */
public interface Place {
    Optional<byte[]> read(String path);

    /** Writes a file that is written once. One with the same bytes is no error; one with others stays as it is, and is refused. */
    void put(String path, byte[] bytes);

    /** Writes a file in the place of the one that is there. */
    void replace(String path, byte[] bytes);

    /** Removes the files of a folder, which nobody needs any more. A place that keeps all that it ever had keeps them. */
    void clear(String folder);
}
