package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.demo.Footprint.Trace;
import io.lethe.policy.DataMap;
import io.lethe.policy.read.PolicyReader;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootprintIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final DataMap MAP =
            PolicyReader.read(Path.of("policies"), DAY).maps().getFirst();

    private final TestSchema sample = TestServer.emptySchema("footprint");

    @Test
    void tellsWhatIsGoneFromWhatIsMasked() throws SQLException {
        new ClientTaskSample(DAY, 10_000, 1).create(sample.url(), rows -> {});
        Footprint footprint = Footprint.in(sample.url(), MAP).orElseThrow();
        List<Trace> before = footprint.traces();
        assertThat(before)
                .allSatisfy(trace -> assertThat(trace).returns(trace.before(), Trace::unchanged))
                .hasSizeGreaterThan(3);
        assertThat(of("app-user", before).before()).isOne();

        String user = " WHERE user_id = " + footprint.user() + " LIMIT 1";
        sample.sql().execute("DELETE FROM activity_log" + user);
        sample.sql().execute("UPDATE activity_log SET actor_name = 'x'" + user);
        sample.sql().execute("UPDATE usage_event SET user_id = 0" + user);

        List<Trace> after = footprint.traces();
        Trace activities = of("activity-log", before);
        Trace usages = of("usage-event", before);
        assertThat(of("activity-log", after)).isEqualTo(new Trace(activities.data(), activities.before(), 1, 1));
        assertThat(of("usage-event", after)).isEqualTo(new Trace(usages.data(), usages.before(), 0, 1));
    }

    @Test
    void isEmptyWhereNobodyHasToGo() throws SQLException {
        new ClientTaskSample(DAY, 1, 1).create(sample.url(), rows -> {});
        sample.sql().execute("UPDATE app_user SET processing_restricted = TRUE");

        assertThat(Footprint.in(sample.url(), MAP)).isEmpty();
    }

    private static Trace of(String data, List<Trace> traces) {
        return traces.stream()
                .filter(trace -> trace.data().name().equals(data))
                .findFirst()
                .orElseThrow();
    }
}
