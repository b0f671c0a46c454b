package io.lethe.catalog;

import io.lethe.policy.name.TargetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How far a server's clock is from the engine's. A cut-off is computed by one clock and compared with dates that were written by
 * the other: where they differ, one of them is wrong, and a wrong clock that runs ahead makes everything expire.
 *
 * @param ahead by how much the server is ahead of us; negative where it is behind
 * @param uncertainty half the time that the question took: the difference may be that much more or less
 */
public record ClockDifference(TargetName target, Duration ahead, Duration uncertainty) {
    /** What two clocks that follow a time server stay within easily, and no retention period notices. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Field<LocalDateTime> SERVER_TIME = DSL.currentLocalDateTime(6); // the session's zone is UTC

    /** Asks three times and believes the quickest answer: one slow answer must not pass for a wrong clock. */
    public static ClockDifference measure(Target target, InstantSource clock) throws SQLException {
        try (Connection connection = target.open()) {
            DSLContext sql = target.on(connection);
            return Stream.generate(() -> ask(target.name(), sql, clock))
                    .limit(3)
                    .min(Comparator.comparing(ClockDifference::uncertainty))
                    .orElseThrow();
        }
    }

    private static ClockDifference ask(TargetName target, DSLContext sql, InstantSource clock) {
        Instant asked = clock.instant();
        LocalDateTime there = sql.select(SERVER_TIME).fetchSingle().value1();
        Duration half = Duration.between(asked, clock.instant()).dividedBy(2);
        return new ClockDifference(
                target, Duration.between(asked.plus(half), there.toInstant(ZoneOffset.UTC)), half.abs());
    }

    /** Whether a run may rely on both clocks. What cannot be told within the limit is not relied on. */
    public boolean tolerable() {
        return ahead.abs().plus(uncertainty).compareTo(LIMIT) <= 0;
    }

    /** Such as {@code clock of crm is 0.004 s ahead of ours (± 0.001 s)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "clock of %s is %.3f s %s ours (± %.3f s)",
                target,
                seconds(ahead.abs()),
                ahead.isNegative() ? "behind" : "ahead of",
                seconds(uncertainty));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
