package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.SegmentName;
import io.lethe.hold.Holds;
import io.lethe.hold.Placement;
import io.lethe.hold.Scope;
import io.lethe.ledger.entry.SegmentExpired;
import io.lethe.policy.name.DatasetId;
import io.lethe.testing.Mortality;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A segment goes on its day, not before, not under a hold, and never without an entry. */
class SegmentExpiryIT {
    /** When the rows were archived, for three days. */
    private static final Duration AGO = Duration.ofDays(10);

    @TempDir
    private Path directory;

    private Workshop workshop;
    private Instant archived;
    private SegmentName segment;

    @BeforeEach
    void archive() throws SQLException {
        workshop = Workshop.open(directory);
        Orders.in(workshop, "3 days").add(100);
        archived = workshop.clock().instant().minus(AGO);
        run(archived);
        segment = segments().getFirst();
    }

    @Test
    void removesSegmentOnceItsLastDayIsOverEverywhere() throws SQLException {
        LocalDate lastDay = LocalDate.ofInstant(archived, ZoneOffset.UTC).plusDays(3);
        Instant over = lastDay.plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);

        run(over.minusMillis(1));
        assertThat(segments()).containsExactly(segment);
        assertThat(expired()).isEmpty();

        run(over);
        assertThat(segments()).isEmpty();
        assertThat(expired()).singleElement().satisfies(entry -> {
            assertThat(entry.segment()).isEqualTo(segment.name());
            assertThat(entry.archive()).isEqualTo("cold-store");
            assertThat(entry.rows()).isEqualTo(50);
        });
        run(workshop.clock().instant());
        assertThat(expired()).hasSize(1);
        assertThat(workshop.ledger(Mortality.immortal()).verify().holds()).isTrue();
    }

    @Test
    void keepsSegmentWhileAHoldMayConcernIt() throws SQLException {
        Holds holds = workshop.holds(Mortality.immortal());
        Scope scope = new Scope.Row(new DatasetId("orders"), List.of("2"));
        Placement placement = holds.place(scope, "case 7", "a test", "counsel", Set.of(Workshop.TARGET));

        run(workshop.clock().instant());
        assertThat(segments()).containsExactly(segment);

        holds.release(placement.hold(), "counsel", "settled");
        run(workshop.clock().instant());
        assertThat(segments()).isEmpty();
    }

    @Test
    void keepsSegmentWhileItsTargetIsPaused() throws SQLException {
        Runs engine = workshop.engine();
        engine.pause();
        run(workshop.clock().instant());
        assertThat(segments()).containsExactly(segment);

        engine.resume();
        run(workshop.clock().instant());
        assertThat(segments()).isEmpty();
    }

    @Test
    void recordsSegmentThatADeadEngineRemoved() throws SQLException {
        Mortality dying = Mortality.at(
                1, Mortality.Side.BEFORE, call -> call.startsWith("update") && call.contains("expired_at"));

        assertThatThrownBy(() -> workshop.run(dying)).isInstanceOf(Exception.class);
        assertThat(dying.isDead()).isTrue();
        assertThat(segments()).isEmpty();
        assertThat(expired()).isEmpty();

        assertThat(run(workshop.clock().instant())).isInstanceOf(RunOutcome.NothingToDo.class);
        assertThat(expired()).hasSize(1);
    }

    private RunOutcome run(Instant asOf) throws SQLException {
        return workshop.engine().run(new RunRequest(Set.of(), asOf, null), new StopSignal(), RunObserver.NONE);
    }

    private List<SegmentName> segments() {
        return workshop.archive().list();
    }

    private List<SegmentExpired> expired() {
        return workshop.ledger(Mortality.immortal()).entriesOf("segment.expired").stream()
                .map(leaf -> (SegmentExpired) leaf.entry())
                .toList();
    }
}
