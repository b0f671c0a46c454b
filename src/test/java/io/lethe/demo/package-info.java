@NullMarked
package io.lethe.demo;

import org.jspecify.annotations.NullMarked;
