package io.lethe.plan;

import static io.lethe.plan.PolicyFixture.aPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.policy.time.DateType;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One step before, at and one step after each bound, for all types of start columns. After 30 days in Dublin at noon of 22
 * November, what started before 23 October there is due, which is before 22 October 23:00 UTC.
 */
class BoundariesIT {
    @Test
    void cutsDates() throws SQLException {
        assertThat(counts(DateType.DATE, "UTC", "date", "2026-10-22", "2026-10-23", "2026-10-24"))
                .isEqualTo(new Counts(1, 0, 0, 0, 3));
    }

    @Test
    void cutsDatetimesOfUtc() throws SQLException {
        assertThat(counts(
                        DateType.DATETIME,
                        "UTC",
                        "datetime(6)",
                        "2026-10-22 22:59:59.999999",
                        "2026-10-22 23:00:00",
                        "2026-10-22 23:00:00.000001"))
                .isEqualTo(new Counts(1, 0, 0, 0, 3));
    }

    @Test
    void cutsDatetimesOfAnotherZone() throws SQLException {
        assertThat(counts(
                        DateType.DATETIME,
                        "Pacific/Auckland",
                        "datetime(6)",
                        "2026-10-23 11:59:59.999999",
                        "2026-10-23 12:00:00",
                        "2026-10-23 12:00:00.000001"))
                .isEqualTo(new Counts(1, 0, 0, 0, 3));
    }

    @Test
    void cutsTimestamps() throws SQLException {
        assertThat(counts(
                        DateType.TIMESTAMP,
                        "UTC",
                        "timestamp(6) null",
                        "2026-10-22 22:59:59.999999",
                        "2026-10-22 23:00:00",
                        "2026-10-22 23:00:00.000001"))
                .isEqualTo(new Counts(1, 0, 0, 0, 3));
    }

    @Test
    void cutsEpochs() throws SQLException {
        assertThat(counts(DateType.EPOCH_SECONDS, "UTC", "int unsigned", "1792709999", "1792710000", "1792710001"))
                .isEqualTo(new Counts(1, 0, 0, 0, 3));
        assertThat(counts(
                        DateType.EPOCH_MILLISECONDS,
                        "UTC",
                        "bigint",
                        "1792709999999",
                        "1792710000000",
                        "1792710000001"))
                .isEqualTo(new Counts(1, 0, 0, 0, 3));
    }

    @Test
    void cutsFourteenDigits() throws SQLException {
        for (String type : new String[] {"char(14)", "varchar(20)", "bigint"}) {
            assertThat(counts(
                            DateType.COMPACT,
                            "America/St_Johns",
                            type,
                            "20261022202959",
                            "20261022203000",
                            "20261022203001"))
                    .as(type)
                    .isEqualTo(new Counts(1, 0, 0, 0, 3));
        }
    }

    @Test
    void neverCallsPlaceholdersFutureOrNonsenseDueAmongDates() throws SQLException {
        assertThat(counts(
                        DateType.DATE,
                        "UTC",
                        "date",
                        null,
                        "1970-01-01",
                        "1970-01-02",
                        "1970-01-03",
                        "0000-00-00",
                        "2020-00-00",
                        "2020-02-00",
                        "2026-11-22",
                        "2026-11-23",
                        "9999-12-31"))
                .isEqualTo(new Counts(1, 0, 0, 8, 10));
    }

    @Test
    void neverCallsPlaceholdersFutureOrNonsenseDueAmongDatetimes() throws SQLException {
        assertThat(counts(
                        DateType.DATETIME,
                        "UTC",
                        "datetime(6)",
                        null,
                        "1970-01-02 23:59:59.999999",
                        "1970-01-03",
                        "2025-02-00 10:00",
                        "0000-00-00",
                        "2026-11-22 12:00",
                        "2026-11-22 12:00:00.000001"))
                .isEqualTo(new Counts(1, 0, 0, 5, 7));
    }

    @Test
    void neverCallsPlaceholdersFutureOrNonsenseDueAmongTimestamps() throws SQLException {
        assertThat(counts(
                        DateType.TIMESTAMP,
                        "UTC",
                        "timestamp(6) null",
                        null,
                        "1970-01-01 00:00:01",
                        "1970-01-03",
                        "0000-00-00",
                        "2038-01-19 03:14:07"))
                .isEqualTo(new Counts(1, 0, 0, 4, 5));
    }

    @Test
    void neverCallsPlaceholdersFutureOrNonsenseDueAmongEpochs() throws SQLException {
        assertThat(counts(
                        DateType.EPOCH_SECONDS,
                        "UTC",
                        "bigint",
                        null,
                        "-1",
                        "0",
                        "172799",
                        "172800",
                        "1795348800",
                        "1795348801",
                        "9223372036854775807"))
                .isEqualTo(new Counts(1, 0, 0, 6, 8));
    }

    @Test
    void neverCallsPlaceholdersFutureOrNonsenseDueAmongFourteenDigits() throws SQLException {
        assertThat(counts(
                        DateType.COMPACT,
                        "UTC",
                        "varchar(20)",
                        null,
                        "",
                        "0",
                        "19700102235959",
                        "19700103000000",
                        "20250229000000",
                        "20250230000000",
                        "20250101240000",
                        "20250101000000 ",
                        "2025-01-01 00:00:00",
                        "zzz",
                        "99991231235959"))
                .isEqualTo(new Counts(1, 0, 0, 11, 12));
    }

    /** Havana puts its clocks back at 05:00 UTC that day, from 01:00 to 00:00; in Lima, midnight is 05:00 UTC. */
    @Test
    void keepsLocalTimesThatMayLieAfterTheCutoff() throws SQLException {
        Crm crm = new Crm();
        crm.sql(
                "create table crm.log (id int auto_increment primary key, at datetime, key (at))",
                "insert into crm.log (at) values ('2026-10-31 23:59:59'), ('2026-11-01 00:00:00'), ('2026-11-01 00:30:00'),"
                        + " ('2026-11-01 01:00:00')");
        crm.with(
                crm.dataset("log", "log").dated("at", DateType.DATETIME, "America/Havana"),
                aPolicy("log").since("at").after("P21D").in("America/Lima"));

        assertThat(crm.plan().steps().getFirst().counts()).isEqualTo(new Counts(1, 0, 0, 0, 4));
    }

    private Counts counts(DateType type, String zone, String sqlType, @Nullable String... values) throws SQLException {
        Crm fresh = new Crm();
        String rows = Stream.of(values)
                .map(value -> value == null ? "(null)" : "('" + value + "')")
                .collect(Collectors.joining(", "));
        fresh.lenient(
                "create table crm.log (id int auto_increment primary key, at " + sqlType + ", key (at))",
                "insert into crm.log (at) values " + rows);
        fresh.with(
                fresh.dataset("log", "log").dated("at", type, zone),
                aPolicy("log").since("at"));
        return fresh.plan().steps().getFirst().counts();
    }
}
