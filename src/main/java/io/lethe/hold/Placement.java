package io.lethe.hold;

import io.lethe.policy.name.TargetName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * How far an order to place or to release a hold has got.
 *
 * @param reached the targets where it is carried out: the hold is in force there, or no longer is
 * @param waiting the targets where it is not known to be, each with the reason; their runs stay stopped until a placed hold is in
 *     force
 */
public record Placement(UUID hold, SortedSet<TargetName> reached, SortedMap<TargetName, String> waiting) {
    public Placement {
        reached = Collections.unmodifiableSortedSet(new TreeSet<>(reached));
        waiting = Collections.unmodifiableSortedMap(new TreeMap<>(waiting));
    }

    public boolean everywhere() {
        return waiting.isEmpty();
    }
}
