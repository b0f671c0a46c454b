package io.lethe.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How far a server's clock is from ours. */
public final class ServerClock {
    private ServerClock() {}

    /** By how much the server is ahead of us, negative where it is behind; exact to half the time that the question took. */
    public static Duration ahead(Target target, InstantSource clock) throws SQLException {
        try (Connection connection = target.open()) {
            Instant asked = clock.instant();
            LocalDateTime there = target.on(connection)
                    .select(DSL.field("UTC_TIMESTAMP(6)", SQLDataType.LOCALDATETIME(6)))
                    .fetchSingle()
                    .value1();
            Duration took = Duration.between(asked, clock.instant());
            return Duration.between(asked.plus(took.dividedBy(2)), there.toInstant(ZoneOffset.UTC));
        }
    }
}
