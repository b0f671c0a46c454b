/**
 * The commands that people type, thin: each turns words into one call of another room and its answer into text or JSON.
 *
 * <p>Face: {@link io.lethe.cli.Commands} runs one command line; {@link io.lethe.cli.Doors} and {@link io.lethe.cli.Engine} are what
 * the root hands in. This room decides nothing about data: what is due, what is refused, what was deleted is decided behind the
 * doors, so that the scheduler and the console cannot come to another answer than the command line.
 *
 * <p>Doors open late. {@code check}, {@code test}, {@code schema} and every help text open none that leads to a database, so an
 * editor or a pre-commit hook may call them at every keystroke. Tools whose command line starts their whole engine first are
 * tools that nobody asks a small question.
 *
 * <p>Blame is sorted here and nowhere else ({@code Failures}): the author of a policy, the operator, or us. Each gets other words
 * and another exit code, because each has to do something else about it.
 */
@NullMarked
package io.lethe.cli;

import org.jspecify.annotations.NullMarked;
