package io.lethe.cli;

import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunSummary;
import java.sql.SQLException;
import java.util.Optional;

/** Finds a run on whichever target it is. */
final class RunLookup {
    private RunLookup() {}

    static RunSummary find(RunId run, Installation installation) throws SQLException {
        for (TargetName target : installation.targets()) {
            Optional<RunSummary> found = installation.runs(target).find(run);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UsageException("unknown run " + run + ". lethe runs lists the latest. Nothing was changed.");
    }
}
