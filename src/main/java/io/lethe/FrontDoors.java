package io.lethe;

import io.lethe.cli.Doors;
import io.lethe.cli.Exit;
import io.lethe.cli.Installation;
import io.lethe.cli.terminal.Terminal;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.witness.WitnessServer;
import io.lethe.run.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens what a command needs, and no more: the settings for one, the databases for another. */
final class FrontDoors implements Doors {
    private final SettingsSource source;
    private final InstantSource clock;

    FrontDoors(SettingsSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Path workingDirectory() {
        return source.workingDirectory();
    }

    @Override
    public Path policies(@Nullable Path config) {
        return source.settings(config).policies();
    }

    @Override
    public Installation open(@Nullable Path config) {
        return wiring(config);
    }

    private Wiring wiring(@Nullable Path config) {
        return new Wiring(source.settings(config), clock);
    }

    @Override
    public List<String> migrate(@Nullable Path config) throws SQLException {
        try (Wiring wiring = wiring(config)) {
            return wiring.migrate();
        }
    }

    @Override
    public List<String> succeed(@Nullable Path config, SignedNote predecessor) throws SQLException {
        try (Wiring wiring = wiring(config)) {
            return wiring.succeed(predecessor);
        }
    }

    @Override
    public Exit serve(@Nullable Path config, StopSignal stop) throws SQLException {
        try (Wiring wiring = wiring(config)) {
            return new Serving(wiring, clock).until(stop);
        }
    }

    @Override
    public WitnessDirectory newWitness(Path directory, String name) {
        return WitnessDirectory.create(directory, name, SystemSources.random());
    }

    @Override
    public WitnessServer witness(Path directory, InetSocketAddress address) throws IOException {
        return new WitnessServer(WitnessDirectory.open(directory), clock, address);
    }

    @Override
    public Exit demo(Demo wanted, Terminal terminal, StopSignal stop) throws SQLException {
        Path state = workingDirectory().resolve(".lethe");
        try (Wiring wiring = new Wiring(source.embedded(), clock)) {
            // A policy with a mistake is told at once, and before anything is thrown away.
            wiring.policies();
            if (wanted.reset()) {
                delete(state);
                terminal.err().println("Deleted what an earlier demo left in " + state + ".");
            }
            return new Demonstration(wiring, state, terminal, clock).show(wanted.rows(), stop);
        }
    }

    /** The demo's own directory, which holds nothing that cannot be made again. */
    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
