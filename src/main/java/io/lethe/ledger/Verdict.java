package io.lethe.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a full verification came to: it holds, or this was found.
 *
 * @param leaves how many were recomputed
 * @param checkpoints how many published ones they were compared with
 */
public record Verdict(long leaves, long checkpoints, List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** The same, with what else was found. */
    Verdict and(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Verdict(leaves, checkpoints, all);
    }

    public boolean holds() {
        return findings.isEmpty();
    }

    /** Refuses to go on with a ledger that does not hold. */
    public void expectHolds() {
        if (!holds()) {
            throw new LedgerCorruptException(toString());
        }
    }

    @Override
    public String toString() {
        return holds()
                ? leaves + " leaves agree with " + checkpoints
                        + (checkpoints == 1 ? " published checkpoint" : " published checkpoints")
                : findings.stream().map(Finding::message).collect(Collectors.joining("; "));
    }
}
