package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
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
        List<String> calls = workshop.callsOfRun(ArchiveKillIT::counts);
        assertThat(calls).anyMatch(call -> call.contains("`segment`")).hasSizeGreaterThan(40);

        List<KillPlace> places = KillPlaces.around(calls);
        for (KillPlace place : places) {
            dieAndGoOn(place);
        }

        reporter.publishEntry("kill points", places.size() + " of " + calls.size() + " calls");
        assertThat(places).hasSizeGreaterThan(40);
        Evidence.of(workshop, "orders")
                .covers("at the end", orders.ever(), orders.snapshot().keySet());
    }

    private void dieAndGoOn(KillPlace place) throws Exception {
        String when = place.toString();
        orders.archive().empty();
        orders.add(40);
        Map<String, String> before = orders.snapshot();
        workshop.runUntil(place, ArchiveKillIT::counts);
        orders.assertNothingIsLost(when, before);

        workshop.run();

        orders.assertNothingIsLost(when, before);
        orders.archive().assertRecorded(when);
        assertThat(orders.snapshot().keySet()).as(when).allMatch(id -> Long.parseLong(id) % 2 == 1);
    }

    private static boolean counts(String call) {
        return !call.contains("BATCH_");
    }
}
