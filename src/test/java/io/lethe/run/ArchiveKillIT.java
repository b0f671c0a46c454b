package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine dies before and after every statement of a run that archives. At that moment no row may be gone that is not in a readable
 * segment; and when another engine has gone on, every row is claimed once and every segment recorded once.
 */
class ArchiveKillIT {
    @TempDir
    private Path directory;

    private Workshop workshop;
    private Orders orders;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        orders = Orders.in(workshop);
    }

    @Test
    void losesNoRowAndCountsNoSegmentTwiceWhereverItDies(TestReporter reporter) throws Exception {
        orders.add(40);
        Mortality reference = Mortality.immortal(ArchiveKillIT::counts);
        workshop.engine(reference).run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
        List<String> calls = reference.calls();
        assertThat(calls).anyMatch(call -> call.contains("`segment`")).hasSizeGreaterThan(40);

        int points = 0;
        for (int call : KillPlaces.among(calls)) {
            for (Side side : KillPlaces.sides(calls.get(call - 1))) {
                dieAndGoOn(call, side, calls.get(call - 1));
                points++;
            }
        }

        reporter.publishEntry(
                "kill points",
                points + ", before and after each different one of " + calls.size() + " calls, before questions only");
        assertThat(points).isGreaterThan(40);
        Evidence.of(workshop, "orders")
                .covers("at the end", orders.ever(), orders.snapshot().keySet());
    }

    private void dieAndGoOn(int call, Side side, String text) throws Exception {
        String when = side + " call " + call + ": " + text;
        orders.archive().empty();
        orders.add(40);
        Map<String, String> before = orders.snapshot();
        Mortality mortality = Mortality.at(call, side, ArchiveKillIT::counts);
        Runs doomed = workshop.engine(mortality);
        if (!mortality.isDead() && !Workshop.dies(doomed)) {
            assertThat(mortality.isDead()).as("died unseen at %s", text).isFalse();
        }
        orders.assertNothingIsLost(when, before);

        workshop.engine().run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);

        orders.assertNothingIsLost(when, before);
        orders.archive().assertRecorded(when);
        assertThat(orders.snapshot().keySet()).as(when).allMatch(id -> Long.parseLong(id) % 2 == 1);
    }

    private static boolean counts(String call) {
        return !call.contains("BATCH_");
    }
}
