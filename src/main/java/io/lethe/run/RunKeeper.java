package io.lethe.run;

import io.lethe.hold.Holds;
import java.sql.SQLException;

/**
 * Looks after a run while it goes on, about once a second and a worker: is the target still ours alone, has the relay died, are there holds
 * that were placed while the target could not be reached.
 */
final class RunKeeper {
    private final Holds holds;
    private final RelayLoop relay;
    private final String name;

    /** {@code name} says who we are, for a person who looks at leases: host and process. */
    RunKeeper(Holds holds, RelayLoop relay, String name) {
        this.holds = holds;
        this.relay = relay;
        this.name = name;
    }

    String name() {
        return name;
    }

    void look(RunUnderWay run) throws SQLException {
        relay.failIfDead();
        if (!run.lock().isHeld()) {
            throw new LeaseLostException("target " + run.target());
        }
        holds.applyWanted(run.target());
    }
}
