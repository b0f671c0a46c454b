/**
 * Legal holds: place, release, which are open.
 *
 * <p>A hold meets the deletion inside the target database, not in the engine's memory. Placing takes the target's gate row
 * exclusively, every chunk takes it shared: one waits for the other. So a hold that is confirmed is kept, and a chunk that was
 * under way when it was placed commits before the confirmation. Systems that read their list of holds once per run (and there are
 * many) delete held rows for as long as that run lasts.
 *
 * <p>Face: {@link io.lethe.hold.Hold}, {@link io.lethe.hold.OpenHolds}, {@code Holds}.
 */
@NullMarked
package io.lethe.hold;

import org.jspecify.annotations.NullMarked;
