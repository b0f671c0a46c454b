package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClientTaskSampleIT {
    private static final ClientTaskSample SAMPLE = new ClientTaskSample(LocalDate.of(2026, 11, 22), 5_000, 1);
    private static final TestSchema MADE = TestServer.emptySchema("sample");
    private static final AtomicLong WRITTEN = new AtomicLong();

    @BeforeAll
    static void make() throws SQLException {
        SAMPLE.create(MADE.url(), WRITTEN::addAndGet);
    }

    @Test
    void isTheSameFromTheSameSeed() throws SQLException {
        TestSchema again = TestServer.emptySchema("sample");
        SAMPLE.create(again.url(), rows -> {});

        assertThat(checksums(again)).isEqualTo(checksums(MADE));
    }

    @Test
    void isAnotherFromAnotherSeed() throws SQLException {
        TestSchema other = TestServer.emptySchema("sample");
        new ClientTaskSample(SAMPLE.asOf(), SAMPLE.rows(), 2).create(other.url(), rows -> {});

        Map<String, Object> checksums = checksums(other);
        checksums.entrySet().retainAll(checksums(MADE).entrySet());
        assertThat(checksums.keySet()).containsExactly("service_plan");
    }

    @Test
    void fillsEveryTable() {
        assertThat(tables(MADE))
                .hasSize(34)
                .allSatisfy((table, rows) -> assertThat(rows).isPositive());
    }

    @Test
    void makesAboutAsManyRowsAsAskedAndCountsThem() {
        long rows = tables(MADE).values().stream().mapToLong(Long::longValue).sum();

        assertThat(rows).isBetween(4_500L, 6_000L);
        // The mark of a whole sample is not a row of it.
        assertThat(WRITTEN).hasValue(rows - 1);
    }

    @Test
    void leavesNoOrphan() {
        for (Record key : MADE.sql().fetch("""
                SELECT table_name, column_name, referenced_table_name, referenced_column_name
                FROM information_schema.key_column_usage
                WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL""")) {
            String child = "c." + key.get(1);
            String parent = "p." + key.get(3);
            Object orphans = MADE.sql()
                    .fetchValue("SELECT COUNT(*) FROM " + key.get(0) + " c LEFT JOIN " + key.get(2) + " p ON " + parent
                            + " = " + child + " WHERE " + child + " IS NOT NULL AND " + parent + " IS NULL");
            assertThat(orphans).as("%s", key).isEqualTo(0L);
        }
    }

    @Test
    void hasRowsOnBothSidesOfTheEdgeAndRowsWithoutDate() {
        assertThat(count("activity_log WHERE created_at = '2025-10-21 22:59:59.999999'"))
                .isEqualTo(1);
        assertThat(count("activity_log WHERE created_at = '2025-10-21 23:00:00'"))
                .isEqualTo(1);
        assertThat(count("activity_log WHERE created_at IS NULL")).isPositive();
        assertThat(count("activity_log WHERE created_at > '2026-11-22'")).isPositive();
        assertThat(count("login_event WHERE occurred_at = 0")).isPositive();
        assertThat(count("partner_lead WHERE received_on < '1000-01-01'")).isPositive();
        assertThat(count("support_message WHERE posted_at = '00000000000000'")).isPositive();
    }

    @Test
    void hasTwoFifthsOfTheActivityLogDue() {
        double due = count("activity_log WHERE created_at BETWEEN '1970-01-03' AND '2025-10-21 22:59:59.999999'");

        assertThat(due / count("activity_log")).isBetween(0.41, 0.45);
    }

    @Test
    void isFoundByWhatItWasMadeFrom() throws SQLException {
        assertThat(ClientTaskSample.in(MADE.url())).contains(SAMPLE);
        assertThat(ClientTaskSample.in(TestServer.emptySchema("sample").url())).isEmpty();
    }

    @Test
    void isMadeAnewWhenItsMakingWasInterrupted() throws SQLException {
        TestSchema interrupted = TestServer.emptySchema("sample");
        SAMPLE.create(interrupted.url(), rows -> {});
        interrupted.sql().execute("DELETE FROM sample_origin");
        assertThat(ClientTaskSample.in(interrupted.url())).isEmpty();

        SAMPLE.create(interrupted.url(), rows -> {});

        assertThat(checksums(interrupted)).isEqualTo(checksums(MADE));
    }

    @Test
    void refusesToReplaceWholeSample() {
        assertThatThrownBy(() -> SAMPLE.create(MADE.url(), rows -> {}))
                .hasMessage("schema " + MADE.name()
                        + " already holds a whole sample; drop it first to make another. Nothing was changed.");
    }

    @Test
    void refusesSchemaThatIsNotItsOwn() {
        TestSchema customer = TestServer.emptySchema("sample");
        customer.sql().execute("CREATE TABLE orders (id BIGINT PRIMARY KEY)");

        assertThatThrownBy(() -> SAMPLE.create(customer.url(), rows -> {}))
                .hasMessage("schema " + customer.name()
                        + " holds 1 tables that are not the sample's; expected an empty schema. Nothing was changed.");
    }

    private static long count(String fromAndWhere) {
        return MADE.sql()
                .fetchOptional("SELECT COUNT(*) FROM " + fromAndWhere)
                .orElseThrow()
                .get(0, Long.class);
    }

    private static Map<String, Long> tables(TestSchema schema) {
        Map<String, Long> rows = new TreeMap<>();
        for (Record table : schema.sql().fetch("SHOW TABLES")) {
            String name = table.get(0, String.class);
            rows.put(
                    name,
                    schema.sql()
                            .fetchOptional("SELECT COUNT(*) FROM " + name)
                            .orElseThrow()
                            .get(0, Long.class));
        }
        return rows;
    }

    private static Map<String, Object> checksums(TestSchema schema) {
        Map<String, Object> checksums = new TreeMap<>();
        for (String table : tables(schema).keySet()) {
            checksums.put(
                    table,
                    schema.sql()
                            .fetchOptional("CHECKSUM TABLE " + table)
                            .orElseThrow()
                            .get(1, Long.class));
        }
        return checksums;
    }
}
