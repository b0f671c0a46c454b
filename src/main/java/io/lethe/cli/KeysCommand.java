package io.lethe.cli;

import picocli.CommandLine.Command;

/** The keys, which are all that nobody can make again. */
@Command(
        name = "keys",
        header = "List, rotate, hand out and destroy keys, on purpose.",
        description = {
            "  lethe keys list                 what each is for, and by what it is known; never a secret",
            "  lethe keys rotate --by NAME --reason TEXT             a new key signs checkpoints beside the old one",
            "  lethe keys export                                     the public keys, for whoever checks",
            "  lethe keys retire log --by NAME --reason TEXT         the old one signs no more",
            "  lethe keys new realm-people --by NAME --reason TEXT",
            "  lethe keys destroy archive-2032Q4 --by NAME --reason TEXT"
        })
final class KeysCommand extends Subcommands {}
