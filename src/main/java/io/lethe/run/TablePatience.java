package io.lethe.run;

import io.lethe.action.Patience;
import java.time.Duration;

/** With those who use a table that is to change its partitions: a few times, with longer and longer pauses, in which all who queue behind us come through. */
record TablePatience(StopSignal stop) implements Patience {
    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofMillis(250);

    @Override
    public boolean again(int attempts) {
        return attempts < ATTEMPTS && !stop.await(PAUSE.multipliedBy(attempts));
    }
}
