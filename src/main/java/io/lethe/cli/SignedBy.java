package io.lethe.cli;

import io.lethe.run.Signature;
import picocli.CommandLine.Option;

/** Who answers for an order, and why: asked for by each command that the ledger remembers a person by. */
final class SignedBy {
    @Option(names = "--by", required = true, paramLabel = "NAME", description = "Who answers for it.")
    private String by = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    String name() {
        return by;
    }

    String reason() {
        return reason;
    }

    /** Both; refused where one of them is blank. */
    Signature signature() {
        return new Signature(by, reason);
    }
}
