package io.lethe.cli;

import io.lethe.cli.terminal.Terminal;
import io.lethe.demo.EmbeddedServerException;
import io.lethe.run.StopSignal;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the first Ctrl-C (or SIGTERM) into a request to stop in an orderly way and the second into an end at once.
 *
 * <p>A shutdown hook cannot do that: once it runs, the process ends with the signal's code whatever it says, and further signals are
 * lost. The one way to hear a signal is {@code sun.misc.Signal}, in every JDK since 1.2 and exported by {@code jdk.unsupported};
 * javac warns of it without a switch to silence that, so it is called by reflection. Where it cannot be had, Ctrl-C ends the process
 * at once, which is safe too: the next run continues.
 */
final class Interrupts {
    private Interrupts() {}

    /** Something that can be asked to stop. */
    interface Work {
        Exit until(StopSignal stop) throws SQLException;
    }

    /** Does the work with a stop signal that Ctrl-C asks for; afterwards signals mean again what they meant before. */
    static Exit during(Terminal terminal, Work work) throws SQLException {
        StopSignal stop = new StopSignal();
        Object handler = handler(() -> heard(stop, terminal));
        Object formerInterrupt = install("INT", handler);
        Object formerTermination = install("TERM", handler);
        try {
            return work.until(stop);
        } catch (EmbeddedServerException e) {
            // Ctrl-C reaches the server too, and one that is still starting ends.
            if (!stop.asked()) {
                throw e;
            }
            terminal.err()
                    .println(
                            "Stopped before the embedded server was up. No row was changed; the next start begins again.");
            return Exit.STOPPED;
        } finally {
            install("INT", formerInterrupt);
            install("TERM", formerTermination);
        }
    }

    private static void heard(StopSignal stop, Terminal terminal) {
        if (stop.asked()) {
            terminal.err().println("Ended at once. Nothing is lost: the next run continues.");
            terminal.flush();
            // Not exit(): its hooks would wait for the very work that shall be left behind.
            Runtime.getRuntime().halt(Exit.INTERRUPTED.code());
        }
        stop.ask("interrupted");
        terminal.err().println("Stopping after the transactions under way. Press Ctrl-C again to end at once.");
        terminal.flush();
    }

    private static @Nullable Object handler(Runnable heard) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    heard.run();
                }
                return null;
            });
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** The handler that was there before; null where signals cannot be had, or {@code -Xrs} told the JVM to leave them alone. */
    private static @Nullable Object install(String signal, @Nullable Object handler) {
        if (handler == null) {
            return null;
        }
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Object which = signals.getConstructor(String.class).newInstance(signal);
            return signals.getMethod("handle", signals, Class.forName("sun.misc.SignalHandler"))
                    .invoke(null, which, handler);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
