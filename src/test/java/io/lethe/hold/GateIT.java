package io.lethe.hold;

import static io.lethe.hold.HoldFixture.CRM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GateIT {
    private static final TargetName NEW = new TargetName("new");

    private final HoldFixture fixture = new HoldFixture();

    GateIT() throws SQLException {}

    @Test
    void isMadeOnce() throws SQLException {
        UUID incarnation = fixture.nextId();

        Gate made = Gate.ensure(fixture.target(NEW), () -> incarnation);

        assertThat(made).isEqualTo(new Gate(0, false, incarnation));
        assertThat(Gate.ensure(fixture.target(NEW), fixture::nextId)).isEqualTo(made);
    }

    @Test
    void refusesChunkWhereItIsMissing() throws SQLException {
        try (Connection chunk = fixture.begin()) {
            TargetName gone = new TargetName("gone");
            assertThatThrownBy(() -> Gate.forShare(fixture.target(gone).on(chunk), gone))
                    .isInstanceOf(GateMissingException.class)
                    .hasMessage("target gone: expected its row in lethe_outpost.gate but there is none. `lethe migrate`"
                            + " makes it, after a look at why it is gone. Nothing was changed.");
        }
    }

    @Test
    void pausesOnlyAfterTheChunkUnderWay() throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool();
                Connection chunk = fixture.begin()) {
            Gate.forShare(fixture.target(CRM).on(chunk), CRM);

            Future<?> pausing = threads.submit(() -> {
                Gate.pause(fixture.target(CRM));
                return true;
            });
            await().until(fixture::somebodyWaits);
            assertThat(pausing.isDone()).isFalse();
            chunk.commit();
            pausing.get();

            assertThat(Gate.forShare(fixture.target(CRM).on(chunk), CRM).paused())
                    .isTrue();
            chunk.commit();
        }
        Gate.resume(fixture.target(CRM));
        try (Connection chunk = fixture.begin()) {
            assertThat(Gate.read(fixture.target(CRM).on(chunk), CRM).paused()).isFalse();
        }
    }
}
