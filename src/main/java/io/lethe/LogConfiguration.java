package io.lethe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.jspecify.annotations.Nullable;

/**
 * Logs to standard error: for people on a terminal, as one JSON object a line elsewhere. Libraries speak from WARN up, Lethe from INFO.
 *
 * <p>Only the launcher can tell whether standard error is a terminal, and says so in {@code -Dlethe.terminal=true}; the variable
 * {@code LETHE_LOG}, {@code text} or {@code json}, overrides it. Found by Logback through {@code META-INF/services}: reading an XML file
 * would cost every short command a tenth of a second. {@code -Dlogback.configurationFile} still replaces all of this.
 */
public final class LogConfiguration extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(loggers);
        console.setName("stderr");
        console.setTarget("System.err");
        console.setEncoder(forPeople(System.getenv("LETHE_LOG")) ? text(loggers) : json(loggers));
        console.start();
        Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        loggers.getLogger("io.lethe").setLevel(Level.INFO);
        // It calls every MariaDB but the newest too old; which ones we support is what our tests run against.
        loggers.getLogger("org.jooq.impl.DefaultExecuteContext.logVersionSupport")
                .setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static boolean forPeople(@Nullable String wanted) {
        return wanted == null ? Boolean.getBoolean("lethe.terminal") : wanted.equals("text");
    }

    private static Encoder<ILoggingEvent> text(LoggerContext loggers) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(loggers);
        encoder.setPattern("%d{HH:mm:ss} %-5level %msg%replace( [%mdc]){' \\[\\]', ''}%n%ex");
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> json(LoggerContext loggers) {
        EcsEncoder encoder = new EcsEncoder();
        encoder.setContext(loggers);
        encoder.start();
        return encoder;
    }
}
