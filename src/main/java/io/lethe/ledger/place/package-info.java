/**
 * Where a log lies as plain files for anybody to read: a web server's directory, a bucket.
 *
 * <p>Face: {@link io.lethe.ledger.place.Place}.
 *
 * <p>It is not an anchor: whoever rules the engine may rule it too, so nothing is proved by its being there, and nothing waits for it. It is so that
 * strangers can audit the whole log whenever they like, instead of what they are handed.
 *
 * <p>It must never: write over a file that is written once; know what a log is.
 */
@NullMarked
package io.lethe.ledger.place;

import org.jspecify.annotations.NullMarked;
