package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.key.WitnessMemory;
import io.lethe.ledger.note.VerifierKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What a witness has seen. */
@Command(
        name = "status",
        header = "Show what was cosigned for each ledger, and what was refused.",
        description = {
            "  lethe witness status /var/lib/witness",
            "",
            "Exit 5 where a checkpoint was refused that its ledger has signed: there may be two histories of it."
        })
final class WitnessStatusCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "DIR", description = "The witness's directory.")
    @SuppressWarnings("NullAway.Init") // required
    private Path directory;

    WitnessStatusCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    /** What there is of one ledger. */
    private record Row(String origin, WitnessMemory.@Nullable Seen seen, List<Path> refused) {
        Json json() {
            Json json = Json.object()
                    .put("log", origin)
                    .put("refused", refused.stream().map(Path::toString).toList());
            return seen == null
                    ? json
                    : json.put("size", seen.checkpoint().size())
                            .put("root", seen.checkpoint().root())
                            .put("cosignedAt", seen.at());
        }

        void print(PrintWriter out) {
            out.println(origin + ": "
                    + (seen == null ? "nothing was cosigned yet" : seen.checkpoint() + ", cosigned at " + seen.at()));
            refused.forEach(
                    file -> out.println("  REFUSED, signed by the ledger and not shown to extend that: " + file));
        }
    }

    @Override
    public Exit call() {
        WitnessDirectory witness =
                WitnessDirectory.open(lethe.doors().workingDirectory().resolve(directory));
        WitnessMemory memory = witness.memory();
        List<Row> rows = witness.logs().keys().stream()
                .map(VerifierKey::name)
                .distinct()
                .map(origin -> new Row(origin, memory.seen(origin).orElse(null), memory.refused(origin)))
                .toList();
        Json json = Json.document("witness-status")
                .put("vkey", witness.key())
                .put("logs", rows.stream().map(Row::json).toList());
        lethe.show(json, out -> {
            out.println("witness " + witness.key());
            rows.forEach(row -> row.print(out));
        });
        return rows.stream().allMatch(row -> row.refused().isEmpty()) ? Exit.DONE : Exit.NOT_VERIFIED;
    }
}
