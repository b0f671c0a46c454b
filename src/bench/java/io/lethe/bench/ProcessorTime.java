package io.lethe.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What processors have been busy with: the server, and whoever asks it. On a machine that others use too this tells two contestants apart when
 * clocks do not; and where processors are few their sum is what bounds both. Linux only.
 *
 * @param clients in this process and in those that it has waited for
 * @param server of the server that this process has started; nothing of another
 */
record ProcessorTime(Duration clients, Duration server) {
    /** The kernel counts in hundredths of a second for whoever asks it this way. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Where a line of {@code stat} goes on after the name, which may hold spaces: its third word. */
    private static final String NAME_END = ") ";

    private static final int USER = 11;
    private static final int OF_CHILDREN = 13;

    static ProcessorTime now() {
        String[] self = stat(Path.of("/proc/self/stat"));
        Duration server = ProcessHandle.current()
                .descendants()
                .filter(ProcessorTime::isServer)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return new ProcessorTime(twoOf(self, USER).plus(twoOf(self, OF_CHILDREN)), server);
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().command().orElse("").matches(".*/(mariadbd|mysqld)");
    }

    /** What a thread or a process has spent, as the file of this name says. */
    static Duration of(Path stat) {
        return twoOf(stat(stat), USER);
    }

    private static String[] stat(Path file) {
        try {
            String line = Files.readString(file);
            return line.substring(line.lastIndexOf(NAME_END) + NAME_END.length()).split(" ", -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the program itself and, for it, in the kernel. */
    private static Duration twoOf(String[] stat, int first) {
        return TICK.multipliedBy(Long.parseLong(stat[first]) + Long.parseLong(stat[first + 1]));
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(clients.minus(before.clients), server.minus(before.server));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "processors: server %.1f s, client %.1f s",
                server.toMillis() / 1e3,
                clients.toMillis() / 1e3);
    }
}
