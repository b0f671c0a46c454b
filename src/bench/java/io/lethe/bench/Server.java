package io.lethe.bench;

import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.util.Locale;

/** The server that is measured on. */
final class Server {
    private Server() {}

    /** An empty schema; and a process that ends when something fails, although the embedded server's threads would keep it alive. */
    static TestSchema schema() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        TestSchema schema = TestServer.emptySchema("bench");
        // The embedded server's own 128 MB would measure the disk.
        schema.sql().execute("SET GLOBAL innodb_buffer_pool_size = 2147483648");
        return schema;
    }

    /** What a figure cannot be read without. */
    static String facts(TestSchema schema) {
        return String.format(
                Locale.ROOT,
                "%s, flush_log_at_trx_commit=%s, log_bin=%s, %d processors, Java %s",
                value(schema, "version"),
                value(schema, "innodb_flush_log_at_trx_commit"),
                value(schema, "log_bin"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"));
    }

    private static String value(TestSchema schema, String variable) {
        return schema.sql().fetchSingle("SELECT @@" + variable).get(0, String.class);
    }
}
