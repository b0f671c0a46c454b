package io.lethe.cli;

import picocli.CommandLine.Command;

/** A witness, for whoever does not keep the ledger. */
@Command(
        name = "witness",
        header = "Cosign ledgers' checkpoints, on a machine of somebody else's.",
        description = {
            "  lethe witness init DIR --name witness.example.com/legal",
            "  lethe witness trust DIR KEYS    the ledger's file vkey, as its owner handed it over",
            "  lethe witness serve DIR         until stopped",
            "  lethe witness status DIR        what was cosigned, and what was refused",
            "",
            "Needs no database and no configuration. DIR is its memory: never put it back from a backup."
        })
final class WitnessCommand extends Subcommands {}
