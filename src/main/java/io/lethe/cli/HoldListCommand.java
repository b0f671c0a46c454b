package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.hold.HoldState;
import io.lethe.hold.RegisteredHold;
import io.lethe.policy.name.TargetName;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The holds, without a word of what they hold: keys and persons are not for screens and logs. */
@Command(
        name = "list",
        header = "List the open holds and where they are in force.",
        description = {"  lethe hold list", "  lethe hold list --all            released ones too"})
final class HoldListCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Option(names = "--all", description = "Released holds too.")
    private boolean all;

    HoldListCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<RegisteredHold> holds = installation.holds().list().stream()
                    .filter(hold -> all || hold.open())
                    .toList();
            List<Json> json = holds.stream().map(HoldListCommand::json).toList();
            lethe.show(Json.document("holds").put("holds", json), out -> print(out, holds));
            return Exit.DONE;
        }
    }

    private static void print(PrintWriter out, List<RegisteredHold> holds) {
        if (holds.isEmpty()) {
            out.println("No holds.");
            return;
        }
        TextTable table = new TextTable("HOLD", "COVERS", "MATTER", "BY", "PLACED", "TARGETS");
        for (RegisteredHold each : holds) {
            var hold = each.hold();
            table.row(
                    hold.id(),
                    hold.scope(),
                    hold.matter(),
                    hold.placedBy(),
                    Words.instant(hold.placedAt()),
                    states(each));
        }
        table.print(out);
    }

    private static String states(RegisteredHold hold) {
        return hold.targets().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Json json(RegisteredHold each) {
        var hold = each.hold();
        Json targets = Json.object();
        for (Map.Entry<TargetName, HoldState> entry : each.targets().entrySet()) {
            targets.put(entry.getKey().name(), entry.getValue());
        }
        var release = each.release();
        return Json.object()
                .put("hold", hold.id())
                .put("covers", hold.scope())
                .put("matter", hold.matter())
                .put("reason", hold.reason())
                .put("placedBy", hold.placedBy())
                .put("placedAt", hold.placedAt())
                .put("targets", targets)
                .put("releasedBy", release == null ? null : release.by())
                .put("releasedAt", release == null ? null : release.at());
    }
}
