package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.ledger.key.KeptKey;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What lies in the key directory. Needs no database. */
@Command(
        name = "list",
        header = "List the keys of the key directory; never a secret.",
        description = {
            "  lethe keys list                 exit 1 if others can read one, or one is none",
            "",
            "A signing key is known by its public half, an epoch's by the commitment that run.started carries, every other by a check",
            "value, as the ledger has it: compare it with your copy's."
        })
final class KeysListCommand implements Callable<Exit> {
    private final Lethe lethe;

    KeysListCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        try (Installation installation = lethe.open()) {
            List<KeptKey> keys = installation.keyInventory().keys();
            lethe.show(
                    Json.document("keys")
                            .put(
                                    "keys",
                                    keys.stream().map(KeysListCommand::json).toList()),
                    out -> print(keys, out));
            return keys.stream().allMatch(key -> key.complaint().isEmpty()) ? Exit.DONE : Exit.FAILED;
        }
    }

    private static void print(List<KeptKey> keys, PrintWriter out) {
        TextTable table = new TextTable("FILE", "WHAT FOR", "WRITTEN", "KNOWN BY");
        keys.forEach(key -> table.row(
                key.file(), key.use(), Words.instant(key.created()), key.mark().isEmpty() ? "-" : key.mark()));
        table.print(out);
        keys.stream()
                .filter(key -> !key.complaint().isEmpty())
                .forEach(key -> out.println(key.file() + ": " + key.complaint()));
    }

    private static Json json(KeptKey key) {
        return Json.object()
                .put("file", key.file())
                .put("use", key.use())
                .put("writtenAt", key.created())
                .put("knownBy", key.mark())
                .put("complaint", key.complaint());
    }
}
