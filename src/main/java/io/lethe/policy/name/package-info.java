/**
 * The names that policies and maps give: of categories, datasets, targets, tables and columns. Each is a type of its own.
 *
 * <p>A value of these types is a name that may be written into a statement once it is quoted; whoever holds a text holds
 * nothing. They must never know what they name.
 */
@NullMarked
package io.lethe.policy.name;

import org.jspecify.annotations.NullMarked;
