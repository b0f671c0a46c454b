package io.lethe.hold;

import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A hold as the register knows it, also long after its release.
 *
 * @param targets how far it has got on each target that it concerns
 * @param release null while nobody has ordered its release
 */
public record RegisteredHold(
        Hold hold,
        SortedMap<TargetName, HoldState> targets,
        @Nullable Release release) {
    public RegisteredHold {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }

    /** Who ordered the release, why and when. */
    public record Release(String by, String reason, Instant at) {
        public Release {
            Hold.check("who releases it", by, 100);
            Hold.check("reason", reason, 1_000);
        }
    }

    /** How far it has got on a target that it concerns. */
    HoldState state(TargetName target) {
        HoldState state = targets.get(target);
        if (state == null) {
            throw new IllegalArgumentException("expected one of " + targets.keySet() + " but was " + target);
        }
        return state;
    }

    /** Whether no target is left where it may still be in force. */
    boolean releasedEverywhere() {
        return targets.values().stream().allMatch(state -> state == HoldState.RELEASED);
    }

    /** Whether nobody has ordered its release. */
    public boolean open() {
        return release == null;
    }
}
