package io.lethe.archive.object;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The object stores that there are, by the names that data maps call them. */
public record ObjectStores(SortedMap<String, ObjectStore> byName) {
    public static final ObjectStores NONE = of(Map.of());

    public ObjectStores {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    public static ObjectStores of(Map<String, ObjectStore> byName) {
        return new ObjectStores(new TreeMap<>(byName));
    }

    public Optional<ObjectStore> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
