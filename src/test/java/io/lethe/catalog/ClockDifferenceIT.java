package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.name.TargetName;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;

class ClockDifferenceIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestSchema schema = TestServer.emptySchema("clock");
    private final Target target = new Target(
            new TargetName("crm"),
            schema.dataSource(),
            schema.dialect() == SQLDialect.MARIADB ? Flavor.MARIADB : Flavor.MYSQL);

    @Test
    void findsServerThatIsAheadOfUs() throws SQLException {
        ClockDifference difference = ClockDifference.measure(target, shiftedBy(HOUR.negated()));

        assertThat(difference.ahead()).isCloseTo(HOUR, Duration.ofMinutes(1));
        assertThat(difference.tolerable()).isFalse();
    }

    @Test
    void findsServerThatIsBehindUs() throws SQLException {
        ClockDifference difference = ClockDifference.measure(target, shiftedBy(HOUR));

        assertThat(difference.ahead()).isCloseTo(HOUR.negated(), Duration.ofMinutes(1));
        assertThat(difference.tolerable()).isFalse();
    }

    /** The server's own clock, shifted. */
    private InstantSource shiftedBy(Duration shift) {
        return () -> now().plus(shift);
    }

    private Instant now() {
        return schema.sql()
                .fetchSingle("SELECT UTC_TIMESTAMP(6)")
                .get(0, LocalDateTime.class)
                .toInstant(ZoneOffset.UTC);
    }
}
