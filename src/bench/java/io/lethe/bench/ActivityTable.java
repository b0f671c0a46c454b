package io.lethe.bench;

import io.lethe.testing.TestSchema;

/**
 * A table like an activity log: about 170 bytes a row, numbered by the server, with three more indexes of which one is in random order. The
 * first 40 % are due, since rows are written in the order of their time.
 *
 * <p>It is made once and copied for each contestant, so that all begin with the same pages in the same order.
 */
final class ActivityTable {
    static final String NAME = "activity";

    /** Nobody's rows are this old by chance: a gap of 40 days lies between those that are due and those that are not. */
    static final String CUTOFF = "UTC_TIMESTAMP() - INTERVAL 400 DAY";

    private static final String MASTER = "activity_master";
    private static final double DUE = 0.4;

    private static final String DDL = """
            CREATE TABLE activity_master (
                id         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
                company_id INT NOT NULL,
                user_id    BIGINT NOT NULL,
                action     VARCHAR(40) NOT NULL,
                ip         VARCHAR(45) NOT NULL,
                trace      CHAR(16) NOT NULL,
                detail     VARCHAR(120) NOT NULL,
                created_at DATETIME NOT NULL,
                KEY activity_created_at (created_at),
                KEY activity_user (user_id, created_at),
                KEY activity_trace (trace)
            ) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4""";

    private static final String FILL = """
            INSERT INTO activity_master (company_id, user_id, action, ip, trace, detail, created_at)
            SELECT n % 977, n * 7919 % 50021, 'document.opened', CONCAT('198.51.100.', n % 256),
                   LPAD(HEX(CRC32(n)), 16, '0'), RPAD('opened from the list of shared documents', 80, 'x'),
                   UTC_TIMESTAMP() - INTERVAL IF(n < DUE, 69120000 - n * 32832000 DIV DUE,
                       32832000 - (n - DUE) * 32832000 DIV (ROWS - DUE)) SECOND
              FROM (NUMBERS) AS numbers WHERE n < ROWS ORDER BY n""";

    private final TestSchema schema;
    private final long rows;

    private ActivityTable(TestSchema schema, long rows) {
        this.schema = schema;
        this.rows = rows;
    }

    static ActivityTable make(TestSchema schema, long rows) {
        ActivityTable table = new ActivityTable(schema, rows);
        schema.sql().execute(DDL);
        schema.sql()
                .execute(FILL.replace("DUE", Long.toString(table.due()))
                        .replace("ROWS", Long.toString(rows))
                        .replace("NUMBERS", numbers()));
        return table;
    }

    /** 0 to 9,999,999, on any server. */
    static String numbers() {
        String digit = "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) AS ";
        return "SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d + 1000000 * h.d AS n FROM "
                + digit + "a, " + digit + "b, " + digit + "c, " + digit + "e, " + digit + "f, " + digit + "g, " + digit
                + "h";
    }

    long due() {
        return (long) (rows * DUE);
    }

    /** As it was made, under the name that contestants know. */
    void restore() {
        schema.sql().execute("DROP TABLE IF EXISTS activity");
        schema.sql().execute("CREATE TABLE activity LIKE " + MASTER);
        schema.sql().execute("INSERT INTO activity SELECT * FROM " + MASTER + " ORDER BY id");
        schema.sql().execute("ANALYZE TABLE activity");
    }

    /** Nothing that was due is there, everything else is. */
    void expectPurged() {
        long left = count("");
        long due = count(" WHERE created_at < " + CUTOFF);
        if (due != 0 || left != rows - due()) {
            throw new IllegalStateException("expected " + (rows - due()) + " rows, none of them due, but was " + left
                    + " with " + due + " due");
        }
    }

    /** Everything is there, and what was due is masked, and nothing else. */
    void expectMasked() {
        long all = count("");
        long masked = count(" WHERE detail = 'removed' AND ip LIKE '%.0' AND created_at < " + CUTOFF);
        long others = count(" WHERE detail = 'removed' AND created_at >= " + CUTOFF);
        if (all != rows || masked != due() || others != 0) {
            throw new IllegalStateException("expected " + due() + " of " + rows + " rows masked but was " + masked
                    + " of " + all + ", and " + others + " that are not due");
        }
    }

    private long count(String where) {
        return schema.sql().fetchSingle("SELECT COUNT(*) FROM activity" + where).get(0, Long.class);
    }
}
