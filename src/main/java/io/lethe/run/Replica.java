package io.lethe.run;

import io.lethe.catalog.Target;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A server that follows a target's. A run deletes nothing there; at its end it looks whether the rows are gone there, too.
 *
 * @param name as operators know it, such as {@code db-2/crm}
 * @param patience how long a run waits for it to have all receipts
 * @param opening opens it when it is first asked for, once
 */
public record Replica(String name, Duration patience, Opening opening) {
    /** Opens it. */
    @FunctionalInterface
    public interface Opening {
        Target open() throws SQLException;
    }

    /** Which servers follow a target's. */
    @FunctionalInterface
    public interface Finder {
        /** None does. */
        Finder NONE = target -> List.of();

        List<Replica> of(TargetName target);
    }

    @Override
    public String toString() {
        return "replica " + name;
    }
}
