package io.lethe.hold;

import io.lethe.policy.TargetName;
import java.time.Instant;
import org.jooq.DSLContext;

/** Where the ledger's entries about holds go, in the transaction on own that makes them true. */
interface HoldEntries {
    void placed(DSLContext tx, Hold hold, TargetName target, Instant at);

    void released(DSLContext tx, RegisteredHold hold, Instant at);
}
