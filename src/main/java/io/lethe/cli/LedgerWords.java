package io.lethe.cli;

import io.lethe.cli.terminal.Words;

/** How the ledger's own nouns are counted. */
final class LedgerWords {
    private LedgerWords() {}

    /** {@code 1 leaf}, {@code 1,204 leaves}. */
    static String leaves(long count) {
        return Words.number(count) + (count == 1 ? " leaf" : " leaves");
    }
}
