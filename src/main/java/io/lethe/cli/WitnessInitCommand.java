package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.note.WitnessKey;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a witness. */
@Command(
        name = "init",
        header = "Make the key of a new witness and print its public half.",
        description = {"  lethe witness init /var/lib/witness --name witness.example.com/legal"})
final class WitnessInitCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "DIR", description = "Its directory; made if it is not there.")
    @SuppressWarnings("NullAway.Init") // required
    private Path directory;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "By which others will know it: a name of yours on the web, without https://, or any other.")
    private String name = "";

    WitnessInitCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        WitnessKey key = made();
        lethe.show(Json.document("witness").put("directory", directory).put("vkey", key), out -> out.println(key));
        lethe.say("This is the witness's public key. Whoever keeps a ledger configures it, as in");
        lethe.say("  anchors: {legal: {witness: \"http://this-machine:8035\", vkey: \"" + key + "\"}}");
        lethe.say("and whoever checks a certificate names it: lethe verify FILE.zip --witness "
                + directory.resolve("vkey"));
        lethe.say("Next: lethe witness trust " + directory + " KEYS");
        return Exit.DONE;
    }

    private WitnessKey made() {
        Path there = lethe.doors().workingDirectory().resolve(directory);
        try {
            return lethe.doors().newWitness(there, name).key();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + ". Nothing was changed.");
        }
    }
}
