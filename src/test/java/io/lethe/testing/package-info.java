/** What tests of several rooms share: a real server, and nothing that pretends to be one. */
@NullMarked
package io.lethe.testing;

import org.jspecify.annotations.NullMarked;
