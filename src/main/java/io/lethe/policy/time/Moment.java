package io.lethe.policy.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** What a date column's value says: a day, a local time of the column's zone, or an instant. */
public sealed interface Moment {
    /** The latest instant that the value can mean; of a day, its first moment in the policy's zone. */
    Instant latest(ZoneId policyZone);

    /** The earliest instant that the value can mean; of a day, its first moment in the policy's zone. */
    Instant earliest(ZoneId policyZone);

    /** The day from which a period counts: the later one where the value can mean two. */
    LocalDate day(ZoneId policyZone);

    record Day(LocalDate day) implements Moment {
        @Override
        public Instant latest(ZoneId policyZone) {
            return LocalDays.first(day, policyZone);
        }

        @Override
        public Instant earliest(ZoneId policyZone) {
            return latest(policyZone);
        }

        @Override
        public LocalDate day(ZoneId policyZone) {
            return day;
        }
    }

    record Local(LocalDateTime time, ZoneId zone) implements Moment {
        @Override
        public Instant latest(ZoneId policyZone) {
            return LocalTimes.latest(time, zone);
        }

        @Override
        public Instant earliest(ZoneId policyZone) {
            return LocalTimes.earliest(time, zone);
        }

        @Override
        public LocalDate day(ZoneId policyZone) {
            return LocalDays.reached(latest(policyZone), policyZone);
        }
    }

    record At(Instant instant) implements Moment {
        @Override
        public Instant latest(ZoneId policyZone) {
            return instant;
        }

        @Override
        public Instant earliest(ZoneId policyZone) {
            return instant;
        }

        @Override
        public LocalDate day(ZoneId policyZone) {
            return LocalDays.reached(instant, policyZone);
        }
    }
}
