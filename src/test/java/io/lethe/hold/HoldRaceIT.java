package io.lethe.hold;

import static io.lethe.hold.HoldFixture.CRM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.policy.name.Category;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HoldRaceIT {
    private static final Scope SCOPE = new Scope.Whole(new Category("activity-log"));

    private HoldFixture fixture;

    @BeforeEach
    void makeDatabases() throws SQLException {
        fixture = new HoldFixture();
    }

    @Test
    void waitsForTheChunkUnderWayBeforeItConfirms() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Connection chunk = fixture.begin()) {
            assertThat(gate(chunk).holdEpoch()).isZero();

            Future<Placement> placing = threads.submit(this::place);
            await().until(fixture::somebodyWaits);
            assertThat(placing.isDone()).isFalse();
            chunk.commit();

            assertThat(placing.get().everywhere()).isTrue();
            assertThat(gate(chunk).holdEpoch()).isEqualTo(1);
            chunk.commit();
        }
    }

    @Test
    void keepsTheNextChunkWaitingUntilItIsInForce() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Connection placer = fixture.begin()) {
            DSLContext tx = fixture.target(CRM).on(placer);
            Gate.forUpdate(tx, CRM);

            Future<OpenHolds> chunk = threads.submit(() -> fixture.open(CRM));
            await().until(fixture::somebodyWaits);
            Gate.nextEpoch(tx, CRM);
            placer.commit();

            assertThat(chunk.get().epoch()).isEqualTo(1);
        }
    }

    @Test
    void letsChunksPassTheGateSideBySide() throws SQLException {
        try (Connection one = fixture.begin();
                Connection other = fixture.begin()) {
            assertThat(gate(one)).isEqualTo(gate(other));
            one.commit();
            other.commit();
        }
    }

    @Test
    void letsManyEnginesCarryOneHoldAtOnce() throws Exception {
        Holds away = fixture.holds(
                name -> {
                    throw new SQLException("away");
                },
                own -> own);
        away.place(SCOPE, "Doe ./. Roe", "subpoena", "legal", Set.of(CRM));
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Callable<Boolean> engine = () -> {
                fixture.holds().applyWanted(fixture.target(CRM));
                return true;
            };
            for (Future<Boolean> done :
                    threads.invokeAll(Stream.generate(() -> engine).limit(6).toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(fixture.open(CRM).epoch()).isEqualTo(1);
        assertThat(fixture.leaves()).containsExactly("placed on crm");
    }

    @Test
    void bringsNoHoldBackThatIsReleasedWhileOthersCarryIt() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int round = 0; round < 20; round++) {
                Future<?> engine = threads.submit(() -> {
                    for (int tick = 0; tick < 8; tick++) {
                        fixture.holds().applyWanted(fixture.target(CRM));
                    }
                    return true;
                });
                Placement placed = place();
                fixture.holds().release(placed.hold(), "legal", "settled");
                engine.get();
            }
        }
        assertThat(fixture.open(CRM).holds()).isEmpty();
        assertThat(fixture.open(CRM).epoch()).isEqualTo(40);
        assertThat(fixture.leaves())
                .containsExactlyElementsOf(Stream.generate(() -> List.of("placed on crm", "released"))
                        .limit(20)
                        .flatMap(List::stream)
                        .toList());
    }

    private Placement place() throws SQLException {
        return fixture.holds().place(SCOPE, "Doe ./. Roe", "subpoena", "legal", Set.of(CRM));
    }

    private Gate gate(Connection chunk) {
        return Gate.forShare(fixture.target(CRM).on(chunk), CRM);
    }
}
