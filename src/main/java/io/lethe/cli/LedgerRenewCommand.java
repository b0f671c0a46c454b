package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.ledger.RenewalResult;
import io.lethe.ledger.RenewalResult.Outcome;
import io.lethe.ledger.Renewing;
import io.lethe.ledger.anchor.DepositFailedException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has time stamps stamped anew. */
@Command(
        name = "renew",
        header = "Have time stamps stamped anew before the certificates of their authority end (RFC 4998).",
        description = {
            "  lethe ledger renew              those that end within 90 days; lethe serve does so every day",
            "  lethe ledger renew --all        all that a stamp of today outlasts, as before an authority is left",
            "",
            "One stamp renews hundreds. Each is verified before it is kept, and from then on is in every certificate that needs it.",
            "Exit 1 where one that ends soon is left, 69 where the authority is away; the reason is named, and nothing is lost."
        })
final class LedgerRenewCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Option(names = "--all", description = "Also stamps that last longer than 90 days.")
    private boolean all;

    LedgerRenewCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<RenewalResult> results =
                    installation.ledger().anchoring().renewing().renew(all);
            List<Json> json = results.stream().map(LedgerRenewCommand::json).toList();
            lethe.show(Json.document("ledger-renewals").put("renewals", json), out -> print(results, out));
            return results.stream()
                    .map(this::exit)
                    .max(Comparator.naturalOrder())
                    .orElse(Exit.DONE);
        }
    }

    private void print(List<RenewalResult> results, PrintWriter out) {
        results.forEach(out::println);
        if (results.isEmpty()) {
            out.println(
                    all
                            ? "There are no time stamps."
                            : "No time stamp ends within " + Renewing.NOTICE.toDays() + " days. Nothing was changed.");
        }
    }

    private static Json json(RenewalResult result) {
        Json json = Json.object().put("anchor", result.anchor()).put("stamps", result.stamps());
        return switch (result.outcome()) {
            case Outcome.Renewed renewed ->
                json.put("outcome", "renewed")
                        .put("at", renewed.at())
                        .put("authority", renewed.authority())
                        .put("until", renewed.until());
            case Outcome.NoLater same -> json.put("outcome", "no-later").put("until", same.until());
            case Outcome.Ended ended -> json.put("outcome", "ended");
            case Outcome.Overtaken overtaken -> json.put("outcome", "overtaken");
            case Outcome.NoAuthority none -> json.put("outcome", "no-authority");
            case Outcome.Failed failed ->
                json.put("outcome", "failed").put("code", failed.code()).put("failure", failed.words());
            case Outcome.Damaged damaged -> json.put("outcome", "damaged").put("failure", damaged.words());
        };
    }

    /** The gravest of them is the command's. */
    private Exit exit(RenewalResult result) {
        return switch (result.outcome()) {
            case Outcome.Renewed done -> Exit.DONE;
            case Outcome.Overtaken done -> Exit.DONE;
            case Outcome.Ended over -> Exit.DONE;
            case Outcome.NoLater later -> all ? Exit.DONE : Exit.FAILED;
            case Outcome.NoAuthority none -> Exit.FAILED;
            case Outcome.Damaged damaged -> Exit.NOT_VERIFIED;
            case Outcome.Failed failed -> exit(failed.code());
        };
    }

    private static Exit exit(DepositFailedException.Code code) {
        return switch (code) {
            case ANCHOR_UNREACHABLE -> Exit.UNAVAILABLE;
            case ANCHOR_ANSWER_BAD -> Exit.FAILED;
            case ANCHOR_MISCONFIGURED -> Exit.CONFIGURATION;
        };
    }
}
