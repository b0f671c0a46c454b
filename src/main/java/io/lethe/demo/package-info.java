/**
 * Something to try the engine on, for everybody who has no database at hand: an embedded MariaDB server, and the ClientTask
 * sample, a B2B SaaS with ten years of history that the policies of this repository are written for.
 *
 * <p>Face: {@link io.lethe.demo.EmbeddedMariaDb}, {@link io.lethe.demo.ClientTaskSample}. This room must never be needed in
 * production: nothing but the demo command and the tests opens it, and its libraries are not in the production image.
 *
 * <p>The sample is a function of (as-of day, number of rows, seed) and reads no clock. A sample that depended on today would
 * show other counts tomorrow, and a test on it would fail on the first of some month.
 *
 * <p>The server is one process per state directory, found through a file and shared by all commands. A server per command
 * would fight over the data directory; a server tied to the JVM that started it would die with it, and the first thing the
 * demo has to show is that nothing is lost when the engine is killed.
 */
@NullMarked
package io.lethe.demo;

import org.jspecify.annotations.NullMarked;
