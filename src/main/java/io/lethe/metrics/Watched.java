package io.lethe.metrics;

import io.lethe.hold.Holds;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.Publishing;
import io.lethe.policy.name.TargetName;
import io.lethe.run.Runs;
import java.sql.SQLException;
import java.util.List;

/**
 * What there is to look at. A part that is not asked for is not opened: a target that is away hides nothing but itself. Safe for several
 * threads.
 */
public interface Watched {
    /** The configured targets, sorted. */
    List<TargetName> targets();

    Runs runs(TargetName target) throws SQLException;

    Holds holds() throws SQLException;

    Ledger ledger() throws SQLException;

    /** What brings the ledger to the places that it is published to; asks none of them. */
    Publishing publishing() throws SQLException;
}
