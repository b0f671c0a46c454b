package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.testing.KillPlace;
import io.lethe.testing.KillPlaces;
import io.lethe.testing.Mortality;
import io.lethe.testing.Mortality.Side;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine dies after every different statement by which partitions are taken out, deleted and put back. At no moment is a row lost that was not
 * deleted, and the next engine, without any help, brings everything to the end that it would have had.
 */
class WholePartitionsKillIT {
    private static final int JANUARY = 40;
    private static final int MIXED = 20;

    @TempDir
    private Path directory;

    private Workshop workshop;
    private PartitionedLog log;
    private int before;

    @BeforeEach
    void open() {
        workshop = Workshop.open(directory);
        log = PartitionedLog.in(workshop);
    }

    @Test
    void losesNothingWhereverItDiesAsItTakesPartitionsOut(TestReporter reporter) throws Exception {
        fill();
        List<KillPlace> places = KillPlaces.after(callsOf(WholePartitionsKillIT::isAboutAside));
        assertThat(places).hasSizeGreaterThan(8);

        for (KillPlace place : places) {
            fill();
            diesAndAnotherGoesOn(place, WholePartitionsKillIT::isAboutAside);
        }
        reporter.publishEntry("kill points", Integer.toString(places.size()));
        provesAll();
    }

    /** One has died with January aside, and a row came since; the next one dies as it puts them back. */
    @Test
    void losesNothingWhereverItDiesAsItPutsAPartitionBack(TestReporter reporter) throws Exception {
        leaveAside();
        List<KillPlace> places = KillPlaces.after(callsOf(WholePartitionsKillIT::isAboutReturn));
        assertThat(places).hasSizeGreaterThan(8);

        for (KillPlace place : places) {
            leaveAside();
            diesAndAnotherGoesOn(place, WholePartitionsKillIT::isAboutReturn);
        }
        reporter.publishEntry("kill points in the return", Integer.toString(places.size()));
        provesAll();
    }

    private void diesAndAnotherGoesOn(KillPlace place, Predicate<String> counted) throws SQLException {
        workshop.runUntil(place, counted);
        nothingIsLost(place.toString());
        workshop.run();
        allIsDone(place.toString());
    }

    private void fill() {
        before = log.there().size();
        log.add(JANUARY, 0, MIXED);
    }

    private void leaveAside() {
        fill();
        workshop.runUntil(Mortality.at(1, Side.AFTER, call -> call.contains("exchange partition")), "with rows aside");
        assertThat(log.rowsAside()).isEqualTo(JANUARY);
        log.insertOne(1_000_000L + before, "2023-01-07 00:00:00");
    }

    private List<String> callsOf(Predicate<String> counted) throws SQLException {
        List<String> calls = workshop.callsOfRun(counted);
        allIsDone("reference");
        return calls;
    }

    private static boolean isAboutAside(String call) {
        return (call.contains("`aside_") && !call.startsWith("select"))
                || call.startsWith("insert into `lethe_outpost`.`receipt`");
    }

    private static boolean isAboutReturn(String call) {
        return call.contains("`aside_") && !call.startsWith("select");
    }

    private void nothingIsLost(String when) {
        assertThat(log.accountedFor()).as(when).isEqualTo(log.ever().size());
    }

    private void allIsDone(String when) {
        assertThat(log.due()).as(when).isZero();
        assertThat(log.in("january")).as(when).isZero();
        assertThat(log.aside()).as(when).isEmpty();
        nothingIsLost(when);
    }

    private void provesAll() {
        Evidence.of(workshop, "log", PartitionedLog.KEY).covers("in the end", log.ever(), log.there());
    }
}
