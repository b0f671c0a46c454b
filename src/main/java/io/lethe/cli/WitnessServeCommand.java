package io.lethe.cli;

import io.lethe.ledger.witness.WitnessServer;
import io.lethe.run.StopSignal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A witness, in the foreground. */
@Command(
        name = "serve",
        header = "Cosign whoever asks rightly, until stopped.",
        description = {
            "  lethe witness serve /var/lib/witness --listen 0.0.0.0:8035",
            "",
            "Speaks C2SP tlog-witness. Without encryption: what is asked is public, and what is answered is signed."
        })
final class WitnessServeCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "DIR", description = "The witness's directory.")
    @SuppressWarnings("NullAway.Init") // required
    private Path directory;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8035",
            description = "Where to listen; by default 127.0.0.1:8035, which only this machine reaches.")
    @SuppressWarnings("NullAway.Init") // has a default
    private InetSocketAddress address;

    WitnessServeCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        return Interrupts.during(lethe.terminal(), this::serve);
    }

    private Exit serve(StopSignal stop) {
        try (WitnessServer server =
                lethe.doors().witness(lethe.doors().workingDirectory().resolve(directory), address)) {
            lethe.say("The witness in " + directory + " listens at http://"
                    + server.address().getHostString() + ":" + server.address().getPort() + ". Ctrl-C stops it.");
            lethe.terminal().flush();
            stop.await();
            return Exit.DONE;
        } catch (IOException e) {
            throw new UsageException(
                    "cannot listen at " + address + ": " + e.getMessage() + ". Name another address with --listen.");
        }
    }
}
