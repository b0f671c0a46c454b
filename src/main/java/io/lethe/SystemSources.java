package io.lethe;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The one door through which the system's clock and chance come in; the build forbids the underlying calls everywhere else.
 *
 * <p>A decision to delete must be repeatable for any instant, so rooms receive these as constructor parameters and tests pass fixed ones.
 */
final class SystemSources {

    private SystemSources() {}

    static InstantSource clock() {
        return InstantSource.system();
    }

    /** Unpredictable, for ids and salts; safe to share between threads. */
    static RandomGenerator random() {
        return new SecureRandom();
    }
}
