/**
 * What a target database really looks like: tables, keys, indexes, foreign keys, triggers, and what the server is. Facts, no
 * judgement: whether a table may be purged is decided in {@code plan}.
 *
 * <p>Face: {@link io.lethe.catalog.Target}, {@link io.lethe.catalog.CatalogReader}, {@link io.lethe.catalog.Catalog}. Everything is read from {@code information_schema}
 * and compared binary; nothing is guessed from a driver's product name, since Connector/J calls MariaDB "MySQL" and jOOQ would
 * then write statements that MariaDB refuses or, worse, understands differently.
 */
@NullMarked
package io.lethe.catalog;

import org.jspecify.annotations.NullMarked;
