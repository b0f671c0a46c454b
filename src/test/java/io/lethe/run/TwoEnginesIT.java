package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes are started on one target at the same moment. */
class TwoEnginesIT {
    private static final int ROWS = 20_000;
    private static final int ROUNDS = 2;
    private static final int PATIENCE = 120;

    @TempDir
    private Path directory;

    @Test
    void neverClaimsRowTwiceAndBothSucceed() throws Exception {
        Workshop workshop = Workshop.open(directory);
        Activity activity = Activity.in(workshop);
        ChildEngine one = ChildEngine.on(workshop, Files.createDirectory(directory.resolve("one")));
        ChildEngine other = ChildEngine.on(workshop, Files.createDirectory(directory.resolve("other")));

        for (int round = 1; round <= ROUNDS; round++) {
            activity.add(ROWS);
            Process first = one.run();
            Process second = other.run();
            assertThat(first.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            assertThat(second.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();

            assertThat(first.exitValue()).as(one.printed()).isZero();
            assertThat(second.exitValue()).as(other.printed()).isZero();
            assertThat(activity.there()).isEqualTo(activity.toKeep());
            Evidence.of(workshop, "activity").covers("round " + round, activity.ever(), activity.there());
        }
    }
}
