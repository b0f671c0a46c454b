package io.lethe.cli;

import picocli.CommandLine.Command;

/** The proof. */
@Command(
        name = "ledger",
        header = "Verify, sign and export the proof of deletion.",
        description = {
            "  lethe ledger status",
            "  lethe ledger verify             recompute everything from the bytes of the leaves",
            "  lethe ledger checkpoint         sign and publish what is there; print the signed note",
            "  lethe ledger anchor             take it to the anchors that lack it",
            "  lethe ledger renew              have time stamps stamped anew before they end",
            "  lethe ledger publish            bring the places up to it that anybody may read",
            "  lethe ledger succeed            begin another after its key came into other hands"
        })
final class LedgerCommand extends Subcommands {}
