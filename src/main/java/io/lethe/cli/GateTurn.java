package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.policy.name.TargetName;
import io.lethe.run.Runs;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pause} and {@code resume} do to the gates of targets.
 *
 * @param document how the result is called in JSON
 * @param member what the targets are now
 * @param sentence what is said of each, after its name
 */
record GateTurn(Act act, String document, String member, String sentence) {
    static final GateTurn PAUSE =
            new GateTurn(Runs::pause, "pause", "paused", "is paused. lethe resume lets runs go on.");
    static final GateTurn RESUME =
            new GateTurn(Runs::resume, "resume", "resumed", "is open. lethe run continues what was stopped.");

    /** What is done to one gate. */
    interface Act {
        void on(Runs runs) throws SQLException;
    }

    /** Of the chosen target, or of all. */
    Exit apply(@Nullable TargetName chosen, Lethe lethe) throws SQLException {
        try (Installation installation = lethe.open()) {
            List<TargetName> targets = Choice.targets(chosen, installation);
            for (TargetName name : targets) {
                act.on(installation.runs(name));
            }
            lethe.show(
                    Json.document(document).put(member, targets),
                    out -> targets.forEach(name -> out.println(name + " " + sentence)));
            return Exit.DONE;
        }
    }
}
