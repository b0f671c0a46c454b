package io.lethe.run;

import io.lethe.action.TargetLock;
import io.lethe.catalog.Target;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A target on which no engine runs while this is open, for what a person orders outside of runs. Its holds are those of the register, and the
 * ledger knows every deletion on it.
 */
final class QuietTarget implements AutoCloseable {
    /** An engine that has just died may still have its lock for a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TargetLock lock;

    private QuietTarget(TargetLock lock) {
        this.lock = lock;
    }

    static QuietTarget take(Equipment engine, Target target) throws SQLException {
        TargetLock lock = TargetLock.take(target, PATIENCE)
                .orElseThrow(() -> new RunRefusedException(
                        "another engine is running on " + target + ". Try again when it is done."));
        QuietTarget quiet = new QuietTarget(lock);
        try {
            engine.holds().applyWanted(target);
            engine.holds().realign(target);
            engine.settle(target);
            return quiet;
        } catch (SQLException | RuntimeException e) {
            quiet.close();
            throw e;
        }
    }

    Target target() {
        return lock.target();
    }

    @Override
    public void close() throws SQLException {
        lock.close();
    }
}
