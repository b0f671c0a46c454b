package io.lethe.run;

import io.lethe.action.RestoreObstacle;
import java.util.List;

/**
 * What a restoration would do, or why it would not.
 *
 * @param rows how many would be put back
 * @param leftOut how many are there and are left out
 * @param obstacles everything that is in the way; while there is one, nothing is put back
 */
public record RestoreLook(RecordedSegment segment, long rows, long leftOut, List<RestoreObstacle> obstacles) {
    public RestoreLook {
        obstacles = List.copyOf(obstacles);
    }

    public boolean refused() {
        return !obstacles.isEmpty();
    }
}
