package io.lethe.run;

import io.lethe.testing.TestSchema;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** A server's clock, read once and gone on with: engine and server then agree, as they must. */
final class ServerClock implements InstantSource {
    private final Instant there;
    private final long here;
    private final long uncertainty;

    private ServerClock(Instant there, long here, long uncertainty) {
        this.there = there;
        this.here = here;
        this.uncertainty = uncertainty;
    }

    /** Read in a moment in which the answer came quickly, however busy the machine is. */
    static ServerClock of(TestSchema schema) {
        return Stream.generate(() -> read(schema))
                .limit(3)
                .min(Comparator.comparingLong(reading -> reading.uncertainty))
                .orElseThrow();
    }

    private static ServerClock read(TestSchema schema) {
        long asked = System.nanoTime();
        LocalDateTime now =
                schema.sql().select(DSL.currentLocalDateTime(3)).fetchSingle().value1();
        long half = (System.nanoTime() - asked) / 2;
        return new ServerClock(now.toInstant(ZoneOffset.UTC), asked + half, half);
    }

    @Override
    public Instant instant() {
        return there.plusNanos(System.nanoTime() - here);
    }
}
