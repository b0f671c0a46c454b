package io.lethe.cli;

import picocli.CommandLine.Command;

/** The keys, which are all that nobody can make again. */
@Command(
        name = "keys",
        header = "List the keys; begin and destroy them on purpose.",
        description = {
            "  lethe keys list                 what each is for, and by what it is known; never a secret",
            "  lethe keys new realm-people --by NAME --reason TEXT",
            "  lethe keys destroy archive-2032Q4 --by NAME --reason TEXT"
        })
final class KeysCommand extends Subcommands {}
