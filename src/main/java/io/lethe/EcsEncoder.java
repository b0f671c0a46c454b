package io.lethe;

import static ch.qos.logback.core.encoder.JsonEscapeUtil.jsonEscapeString;
import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Map;
import java.util.TreeMap;

/**
 * One event as one line of the Elastic Common Schema, which log collectors read without a rule of their own:
 *
 * <pre>{@code
 * {"@timestamp":"2026-11-22T02:00:00.412Z","log.level":"INFO","message":"run started","ecs.version":"8.11",
 *  "service.name":"lethe","log.logger":"io.lethe.run.Runs","process.thread.name":"main","labels.run":"0198f2"}
 * }</pre>
 *
 * The diagnostic context, which carries run, policy and partition and never a row's values, becomes labels.
 */
final class EcsEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder("{\"@timestamp\":\"")
                .append(event.getInstant())
                .append('"');
        field(line, "log.level", event.getLevel().toString());
        field(line, "message", event.getFormattedMessage());
        field(line, "ecs.version", "8.11");
        field(line, "service.name", "lethe");
        field(line, "log.logger", event.getLoggerName());
        field(line, "process.thread.name", event.getThreadName());
        Map<String, String> context = new TreeMap<>(event.getMDCPropertyMap());
        context.forEach((key, value) -> field(line, "labels." + key, value));
        if (event.getThrowableProxy() != null) {
            error(line, event.getThrowableProxy());
        }
        return line.append("}\n").toString().getBytes(UTF_8);
    }

    private static void error(StringBuilder line, IThrowableProxy error) {
        field(line, "error.type", error.getClassName());
        field(line, "error.message", String.valueOf(error.getMessage()));
        field(line, "error.stack_trace", ThrowableProxyUtil.asString(error));
    }

    private static void field(StringBuilder line, String name, String value) {
        line.append(",\"")
                .append(jsonEscapeString(name))
                .append("\":\"")
                .append(jsonEscapeString(value))
                .append('"');
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
