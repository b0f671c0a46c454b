package io.lethe.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands beside an engine and sees each call to its databases, on the engine's own thread and with the values that it carries: right
 * before it is sent, and right after it was carried out. What it throws, the engine gets instead of the answer.
 */
public interface CallWatcher {
    default void before(Connection connection, String call) throws SQLException {}

    default void after(Connection connection, String call) throws SQLException {}

    /** Does something once, right before the first call that contains such text. */
    static CallWatcher beforeFirst(String text, Runnable deed) {
        AtomicBoolean done = new AtomicBoolean();
        return new CallWatcher() {
            @Override
            public void before(Connection connection, String call) {
                if (call.contains(text) && done.compareAndSet(false, true)) {
                    deed.run();
                }
            }
        };
    }

    /** Does something once, right after the first call that contains such text. */
    static CallWatcher afterFirst(String text, Runnable deed) {
        AtomicBoolean done = new AtomicBoolean();
        return new CallWatcher() {
            @Override
            public void after(Connection connection, String call) {
                if (call.contains(text) && done.compareAndSet(false, true)) {
                    deed.run();
                }
            }
        };
    }
}
