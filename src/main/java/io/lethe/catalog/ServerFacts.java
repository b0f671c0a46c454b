package io.lethe.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;

/** What the server says of itself, in one statement. */
final class ServerFacts {
    private ServerFacts() {}

    static Server of(DSLContext sql) {
        Map<String, String> variables = new HashMap<>();
        sql.fetch(
                        "SHOW GLOBAL VARIABLES WHERE Variable_name IN ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11})",
                        inline("version"),
                        inline("server_uuid"),
                        inline("server_uid"),
                        inline("server_id"),
                        inline("hostname"),
                        inline("innodb_flush_log_at_trx_commit"),
                        inline("sync_binlog"),
                        inline("binlog_format"),
                        inline("log_bin"),
                        inline("binlog_row_image"),
                        inline("binlog_expire_logs_seconds"),
                        inline("binlog_expire_logs_auto_purge"))
                .forEach(row -> variables.put(row.get(0, String.class), row.get(1, String.class)));
        String version =
                sql.select(field("VERSION()", String.class)).fetchSingle().value1();
        return new Server(
                version,
                Flavor.of(version),
                identity(variables),
                variables.getOrDefault("innodb_flush_log_at_trx_commit", ""),
                variables.getOrDefault("sync_binlog", ""),
                binaryLog(variables));
    }

    private static BinaryLog binaryLog(Map<String, String> variables) {
        boolean removes =
                !variables.getOrDefault("binlog_expire_logs_auto_purge", "ON").equals("OFF");
        long seconds = Long.parseLong(variables.getOrDefault("binlog_expire_logs_seconds", "0"));
        return new BinaryLog(
                variables.getOrDefault("log_bin", "ON").equals("ON"),
                variables.getOrDefault("binlog_format", "ROW"),
                variables.getOrDefault("binlog_row_image", ""),
                removes ? Duration.ofSeconds(seconds) : Duration.ZERO);
    }

    private static String identity(Map<String, String> variables) {
        if (variables.containsKey("server_uuid")) {
            return variables.get("server_uuid");
        }
        String hostAndId = variables.getOrDefault("hostname", "") + "/" + variables.getOrDefault("server_id", "");
        return variables.getOrDefault("server_uid", hostAndId);
    }
}
