package io.lethe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EcsEncoderTest {

    @Test
    void writesOneLineWithTheContextAsLabels() {
        String message = "chunk 41 of \"crm.orders\"\n20,500 rows";

        assertThat(encoded(event(message, Map.of("run", "0198f2", "partition", "3"), null)))
                .isEqualTo("""
                        {"@timestamp":"2026-11-22T02:00:00.412Z","log.level":"INFO",\
                        "message":"chunk 41 of \\"crm.orders\\"\\n20,500 rows",\
                        "ecs.version":"8.11","service.name":"lethe","log.logger":"io.lethe.run.Runs",\
                        "process.thread.name":"worker-1","labels.partition":"3","labels.run":"0198f2"}
                        """);
    }

    @Test
    void namesTheError() {
        assertThat(encoded(event("stopped", Map.of(), new IllegalStateException("lease lost"))))
                .contains(
                        "\"error.type\":\"java.lang.IllegalStateException\",\"error.message\":\"lease lost\","
                                + "\"error.stack_trace\":\"java.lang.IllegalStateException: lease lost\\n\\tat io.lethe.EcsEncoderTest")
                .endsWith("\"}\n");
    }

    private static String encoded(LoggingEvent event) {
        return new String(new EcsEncoder().encode(event), UTF_8);
    }

    private static LoggingEvent event(String message, Map<String, String> context, @Nullable Throwable error) {
        LoggingEvent event = new LoggingEvent(
                "", new LoggerContext().getLogger("io.lethe.run.Runs"), Level.INFO, message, error, null);
        event.setThreadName("worker-1");
        event.setInstant(Instant.parse("2026-11-22T02:00:00.412Z"));
        event.setMDCPropertyMap(context);
        return event;
    }
}
