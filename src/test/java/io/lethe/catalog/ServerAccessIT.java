package io.lethe.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.TableName;
import io.lethe.policy.TargetName;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;

/** What the server says of its clock and of the connected user. */
class ServerAccessIT {
    private final TestSchema schema = TestServer.emptySchema("access");
    private final Target target = new Target(
            new TargetName("crm"),
            schema.dataSource(),
            schema.dialect() == SQLDialect.MARIADB ? Flavor.MARIADB : Flavor.MYSQL);

    @Test
    void measuresHowFarTheServersClockIsAhead() throws SQLException {
        Instant ours = Instant.parse("2026-11-22T09:30:00Z");
        Duration ahead = ServerClock.ahead(target, InstantSource.fixed(ours));
        Duration aheadOfOneHourLater = ServerClock.ahead(target, InstantSource.fixed(ours.plusSeconds(3600)));

        assertThat(ahead.minus(aheadOfOneHourLater)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    @Test
    void readsWhatTheUserMayDo() throws SQLException {
        Privileges root = Privileges.of(target);

        assertThat(root.lacking(Set.of("SELECT", "DELETE"), TableName.of("any.where")))
                .isEmpty();
        assertThat(root.enforced()).isEqualTo(!root.held().isEmpty());
    }
}
