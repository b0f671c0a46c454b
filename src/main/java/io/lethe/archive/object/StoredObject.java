package io.lethe.archive.object;

import java.time.Instant;

/**
 * An object as a list shows it.
 *
 * @param written when its latest version was put there, by the store's clock
 */
public record StoredObject(String key, Instant written) {}
