/**
 * The root: reads the settings, makes the objects of all rooms and starts the command line.
 *
 * <p>It knows every room, and no room knows it. Objects are made here and nowhere else, so that what depends on what can be read in one
 * place instead of being found out at run time.
 */
@NullMarked
package io.lethe;

import org.jspecify.annotations.NullMarked;
