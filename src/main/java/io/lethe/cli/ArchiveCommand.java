package io.lethe.cli;

import picocli.CommandLine.Command;

/** What was written to archives before it was deleted. */
@Command(
        name = "archive",
        header = "List, verify, read and put back what was archived.",
        description = {
            "  lethe archive list",
            "  lethe archive verify            read every segment whole; exit 5 if one is not what was recorded",
            "  lethe archive read SEGMENT --where id=4711",
            "  lethe archive export SEGMENT    the same as CSV",
            "  lethe archive unseal SEGMENT -o FILE    as it was written, for other tools",
            "  lethe archive restore SEGMENT --where id=4711 --by NAME --reason TEXT"
        })
final class ArchiveCommand extends Subcommands {}
