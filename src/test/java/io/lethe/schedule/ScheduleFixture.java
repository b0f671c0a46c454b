package io.lethe.schedule;

import io.lethe.ledger.OwnDatabase;
import io.lethe.policy.Basis;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.SourceFile;
import io.lethe.policy.Timetable;
import io.lethe.policy.name.Category;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** A real own database, whose clock is also the tests', and policies that are nothing but a timetable. */
final class ScheduleFixture {
    private final TestSchema own = TestServer.freshSchema("schedule");

    Schedules engine(FiringAction action) {
        return engine(action, this::now);
    }

    Schedules engine(FiringAction action, InstantSource clock) {
        return new Schedules(new OwnDatabase(own.dataSource(), own.dialect()), action, clock);
    }

    Instant now() {
        return own.sql()
                .fetchSingle("SELECT UTC_TIMESTAMP(6)")
                .get(0, LocalDateTime.class)
                .toInstant(ZoneOffset.UTC);
    }

    /** Daily, from so long after now to so long after now, in whole seconds. */
    Policy policy(String category, Duration start, Duration end) {
        LocalTime now = LocalTime.ofInstant(now(), ZoneOffset.UTC).withNano(0);
        return policy(category, now.plus(start), now.plus(end));
    }

    static Policy policy(String category, LocalTime at, LocalTime until) {
        return new Policy(
                new Category(category),
                category,
                "dataprotection@example.com",
                "test",
                List.of(),
                new Basis(Basis.Type.LEGITIMATE_INTEREST, "GDPR Art. 6(1)(f)"),
                ZoneOffset.UTC,
                new Timetable(new Timetable.Recurrence.Daily(), at, until, ZoneOffset.UTC),
                LocalDate.of(2027, 6, 30),
                List.of(),
                List.of(),
                new SourceFile(category + ".yaml", new byte[0]));
    }

    static PolicySet set(Policy... policies) {
        return new PolicySet(List.of(policies), List.of(), List.of());
    }

    /** Trigger and cron expression, as stored. */
    List<String> crons() {
        return strings("SELECT CONCAT(TRIGGER_NAME, ': ', CRON_EXPRESSION, ' ', TIME_ZONE_ID) FROM QRTZ_CRON_TRIGGERS"
                + " ORDER BY TRIGGER_NAME");
    }

    List<String> triggers() {
        return strings("SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS ORDER BY TRIGGER_NAME");
    }

    /** All that Quartz could read an object from. */
    List<String> data() {
        return Stream.of("QRTZ_JOB_DETAILS", "QRTZ_TRIGGERS")
                .flatMap(table -> strings("SELECT CONVERT(JOB_DATA USING latin1) FROM " + table
                                + " WHERE JOB_DATA IS NOT NULL AND LENGTH(JOB_DATA) > 0")
                        .stream())
                .toList();
    }

    /** Whether a policy's next firing lies in the future: nothing overdue is left. */
    boolean nothingIsOverdue() {
        long now = now().toEpochMilli();
        return strings("SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS WHERE NEXT_FIRE_TIME <= " + now
                        + " OR TRIGGER_STATE <> 'WAITING'")
                .isEmpty();
    }

    /** As if no engine had run for so long: every firing was due then, and none happened. */
    void missSince(Duration ago) {
        own.sql()
                .execute(
                        "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = ?",
                        now().minus(ago).toEpochMilli());
    }

    void mark(String trigger) {
        own.sql().execute("UPDATE QRTZ_TRIGGERS SET DESCRIPTION = 'marked' WHERE TRIGGER_NAME = ?", trigger);
    }

    List<String> marked() {
        return strings("SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS WHERE DESCRIPTION = 'marked'");
    }

    private List<String> strings(String query) {
        return own.sql().fetch(query).getValues(0, String.class);
    }
}
