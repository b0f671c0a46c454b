package io.lethe.cli;

import picocli.CommandLine.Command;

/** Legal holds. */
@Command(
        name = "hold",
        header = "Place, release and list legal holds.",
        description = {
            "  lethe hold place --subject 4711 --matter \"Doe v. Us\" --reason \"court order\" --by \"A. Counsel\"",
            "  lethe hold list",
            "  lethe hold release 01980000-0000-7000-8000-000000000001 --by \"A. Counsel\" --reason \"case closed\""
        })
final class HoldCommand extends Subcommands {}
