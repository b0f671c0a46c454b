package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Record;

/**
 * How long the server was busy with which statements of a run, by its own log of statements. Statements of several connections overlap, so these
 * seconds are not those of a clock.
 */
final class StatementTimes {
    /** The first that fits counts. */
    private static final String BY_KIND = """
            SELECT CASE
                     WHEN sql_text LIKE 'insert into `lethe_outpost`.`receipt`%' THEN 'receipts written'
                     WHEN sql_text LIKE '%`lethe_outpost`.`receipt`%' THEN 'receipts read and marked by the relay'
                     WHEN sql_text LIKE '%`lethe_outpost`.%' THEN 'gate and lease'
                     WHEN sql_text LIKE 'commit%' THEN 'commit'
                     WHEN sql_text LIKE 'delete from `SCHEMA`%' THEN 'rows deleted'
                     WHEN sql_text LIKE 'update `SCHEMA`%' THEN 'rows masked'
                     WHEN sql_text LIKE 'select%count(%`SCHEMA`%' THEN 'rows counted (plan, absence)'
                     WHEN sql_text LIKE 'select%`SCHEMA`.`activity`%for update%' THEN 'rows locked and read'
                     WHEN sql_text LIKE 'select%`SCHEMA`.`activity`%' THEN 'rows read'
                     WHEN sql_text LIKE '%BATCH_%' THEN 'Spring Batch'
                     WHEN sql_text LIKE 'insert into `commitment`%' THEN 'commitments'
                     WHEN sql_text LIKE '%`leaf`%' OR sql_text LIKE '%`tile`%' OR sql_text LIKE '%`ledger_head`%' THEN 'ledger'
                     ELSE 'everything else'
                   END AS kind, COUNT(*), SUM(TIMESTAMPDIFF(MICROSECOND, '2000-01-01', ADDTIME('2000-01-01 00:00:00', query_time))) / 1e6
              FROM mysql.slow_log GROUP BY kind ORDER BY 3 DESC""";

    private final TestSchema schema;

    StatementTimes(TestSchema schema) {
        this.schema = schema;
    }

    /** A line for each kind of statement that a contestant sends. */
    List<String> of(Contestant contestant) throws SQLException {
        schema.sql().execute("TRUNCATE mysql.slow_log");
        schema.sql().execute("SET GLOBAL log_output = 'TABLE', GLOBAL long_query_time = 0, GLOBAL slow_query_log = 1");
        contestant.act();
        schema.sql().execute("SET GLOBAL slow_query_log = 0, GLOBAL long_query_time = 10");
        List<String> lines = new ArrayList<>();
        for (Record row : schema.sql().fetch(BY_KIND.replace("SCHEMA", schema.name()))) {
            lines.add(String.format(
                    Locale.ROOT,
                    "    %6.2f s  %,7d  %s",
                    row.get(2, Double.class),
                    row.get(1, Long.class),
                    row.get(0, String.class)));
        }
        return lines;
    }
}
