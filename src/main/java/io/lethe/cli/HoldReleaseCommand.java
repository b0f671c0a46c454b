package io.lethe.cli;

import io.lethe.hold.Placement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Orders the release of a hold. */
@Command(
        name = "release",
        header = "Release a hold; other holds on the same rows stay.",
        description = {
            "  lethe hold release 01980000-0000-7000-8000-000000000001 --by \"A. Counsel\" --reason \"case closed\""
        })
final class HoldReleaseCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "HOLD", description = "Its id, as lethe hold list shows it.")
    @SuppressWarnings("NullAway.Init") // required
    private UUID hold;

    @Mixin
    private final SignedBy signed = new SignedBy();

    HoldReleaseCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            Placement placement = installation.holds().release(hold, signed.name(), signed.reason());
            return PlacementReport.show(lethe, placement, "released");
        }
    }
}
