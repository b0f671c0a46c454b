package io.lethe.cli;

import io.lethe.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** For monitoring, where nothing serves. */
@Command(
        name = "metrics",
        header = "Tell Prometheus how targets, runs and the ledger stand; counts overdue rows.",
        description = {
            "  lethe metrics                   to standard output",
            "  lethe metrics -o FILE.prom      for node_exporter's textfile collector, by cron",
            "",
            "lethe serve answers the same over HTTP, where lethe.yaml says metrics: {listen: \"127.0.0.1:9464\"}."
        })
final class MetricsCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Option(names = "-o", paramLabel = "FILE", description = "Replaced as a whole: a collector never reads half of it.")
    private @Nullable Path file;

    MetricsCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            Metrics metrics = new Metrics(installation, lethe.doors().clock());
            metrics.look();
            String text = metrics.text();
            if (file == null) {
                lethe.terminal().out().print(text);
            } else {
                write(text, lethe.doors().workingDirectory().resolve(file));
            }
            return Exit.DONE;
        }
    }

    private void write(String text, Path place) {
        Path draft = place.resolveSibling(place.getFileName() + ".new");
        try {
            Files.writeString(draft, text);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UsageException(file + ": expected a file in a directory that can be written to, but cannot write"
                    + " there. What stood there stands.");
        }
    }
}
