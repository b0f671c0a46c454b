package io.lethe.cli;

import io.lethe.cli.terminal.Terminal;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.witness.WitnessServer;
import io.lethe.run.StopSignal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the commands into the rest of the house; made by the root. Each door is opened only by a command that must pass through
 * it. {@code config} is what {@code --config} named, null where it was not given.
 */
public interface Doors {
    InstantSource clock();

    /** Where relative paths start from. */
    Path workingDirectory();

    /** Where the policy files are. Reads the configuration; opens nothing. */
    Path policies(@Nullable Path config);

    /** Opens the databases. The caller closes them. */
    Installation open(@Nullable Path config);

    /** Brings our own schemas up to date and says, a line for each, what was done. */
    List<String> migrate(@Nullable Path config) throws SQLException;

    /**
     * As {@link #migrate}, of a new own database and a new key directory, for a ledger that takes the place of another, whose last checkpoint that
     * is to be believed this is. Refuses where a ledger has begun there.
     */
    List<String> succeed(@Nullable Path config, SignedNote predecessor) throws SQLException;

    /**
     * Runs the scheduler until somebody asks it to stop. Done if nothing was under way then, or ended by itself; stopped if a run
     * was stopped before its end.
     */
    Exit serve(@Nullable Path config, StopSignal stop) throws SQLException;

    /** Makes the key of a new witness. Reads no configuration. */
    WitnessDirectory newWitness(Path directory, String name);

    /** A witness that listens at this address. Reads no configuration. The caller closes it. */
    WitnessServer witness(Path directory, InetSocketAddress address) throws IOException;

    /** Shows everything on a sample. */
    Exit demo(Demo wanted, Terminal terminal, StopSignal stop) throws SQLException;

    /**
     * What the demo shall do.
     *
     * @param rows about how many rows the sample has
     * @param reset whether to throw away what an earlier demo left
     */
    record Demo(long rows, boolean reset) {}
}
