package io.lethe.cli;

import io.lethe.cli.terminal.Terminal;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.witness.WitnessServer;
import io.lethe.run.StopSignal;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Doors that do not open, for one and the same reason. */
record ClosedDoors(RuntimeException why) implements Doors {
    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.EPOCH);
    }

    @Override
    public Path workingDirectory() {
        return Path.of("/here");
    }

    @Override
    public Path policies(@Nullable Path config) {
        throw why;
    }

    @Override
    public Installation open(@Nullable Path config) {
        throw why;
    }

    @Override
    public List<String> migrate(@Nullable Path config) {
        throw why;
    }

    @Override
    public List<String> succeed(@Nullable Path config, SignedNote predecessor) {
        throw why;
    }

    @Override
    public Exit serve(@Nullable Path config, StopSignal stop) {
        throw why;
    }

    @Override
    public WitnessDirectory newWitness(Path directory, String name) {
        throw why;
    }

    @Override
    public WitnessServer witness(Path directory, InetSocketAddress address) {
        throw why;
    }

    @Override
    public Exit demo(Demo wanted, Terminal terminal, StopSignal stop) {
        throw why;
    }
}
