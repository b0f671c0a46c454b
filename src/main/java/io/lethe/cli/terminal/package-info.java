/**
 * How the commands speak: results on standard output, everything else on standard error, as text for people or JSON for programs.
 *
 * <p>Face: {@link io.lethe.cli.terminal.Terminal}, {@link io.lethe.cli.terminal.TextTable},
 * {@link io.lethe.cli.terminal.Json}, {@link io.lethe.cli.terminal.Words}, {@link io.lethe.cli.terminal.ProgressDisplay}.
 *
 * <p>Each stream is asked by itself whether a person is looking at it. A program that asks only once draws its bar into the log
 * file as soon as somebody redirects one of the two.
 */
@NullMarked
package io.lethe.cli.terminal;

import org.jspecify.annotations.NullMarked;
