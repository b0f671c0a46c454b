package io.lethe.archive;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The archives that there are, by the names that policies call them. */
public record Archives(SortedMap<String, Archive> byName) {
    public Archives {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public static Archives of(Map<String, Archive> byName) {
        return new Archives(new TreeMap<>(byName));
    }

    public Optional<Archive> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
