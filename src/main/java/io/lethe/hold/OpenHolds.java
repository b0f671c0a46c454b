package io.lethe.hold;

import java.util.List;

/** The holds that are in force on one target at one hold epoch. Placing or releasing a hold makes a new epoch. */
public record OpenHolds(long epoch, List<Hold> holds) {
    public OpenHolds {
        holds = List.copyOf(holds);
    }
}
