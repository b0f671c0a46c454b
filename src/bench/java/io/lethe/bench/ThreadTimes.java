package io.lethe.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the threads of a Lethe of its own process have spent of processors, by what they are for. Looked at again and again, since a thread that has
 * ended has taken its figures along. Linux only; not for several threads.
 */
final class ThreadTimes {
    private static final Duration BETWEEN = Duration.ofMillis(50);

    /** What threads are for, by their names. */
    private enum Kind {
        WORKERS("lethe-worker.*"),
        RELAY("lethe-relay"),
        COMPILER("C[12] Compiler.*"),
        COLLECTOR("(G1|GC) .*"),
        REST(".*");

        private final String names;

        Kind(String names) {
            this.names = names;
        }

        static Kind of(String thread) {
            return Stream.of(values())
                    .filter(kind -> thread.strip().matches(kind.names))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private record Spent(Kind kind, Duration time) {}

    private final Map<Path, Spent> threads = new HashMap<>();

    /** Returns when the process has ended. */
    static ThreadTimes until(Process end) throws InterruptedException {
        ThreadTimes times = new ThreadTimes();
        Path tasks = Path.of("/proc", Long.toString(end.pid()), "task");
        do {
            times.look(tasks);
        } while (!end.waitFor(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        return times;
    }

    private void look(Path tasks) {
        try (Stream<Path> all = Files.list(tasks)) {
            all.forEach(this::lookAt);
        } catch (IOException | UncheckedIOException gone) {
            // It ended while we looked: what was seen last stands.
        }
    }

    private void lookAt(Path thread) {
        try {
            Kind kind = Kind.of(Files.readString(thread.resolve("comm")));
            threads.put(thread, new Spent(kind, ProcessorTime.of(thread.resolve("stat"))));
        } catch (IOException | UncheckedIOException gone) {
            // The same, of one thread.
        }
    }

    @Override
    public String toString() {
        Map<Kind, Duration> kinds = new EnumMap<>(Kind.class);
        threads.values().forEach(spent -> kinds.merge(spent.kind(), spent.time(), Duration::plus));
        return kinds.entrySet().stream()
                .map(kind -> String.format(
                        Locale.ROOT,
                        "%s %.1f s",
                        kind.getKey().name().toLowerCase(Locale.ROOT),
                        kind.getValue().toMillis() / 1e3))
                .collect(Collectors.joining(", ", "threads: ", ""));
    }
}
