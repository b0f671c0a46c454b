package io.lethe.action;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a reader of keys has come to: the last row's start and key as text. {@code start} is null for a step that is read in key order. */
record Position(@Nullable String start, List<String> key) {
    Position {
        key = List.copyOf(key);
    }
}
