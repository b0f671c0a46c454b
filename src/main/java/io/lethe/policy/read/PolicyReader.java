package io.lethe.policy.read;

import io.lethe.policy.PolicySet;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Reads a directory of policies and its {@code maps/}, strictly and to the end: every file, every mistake, in one go.
 *
 * <ol>
 *   <li>each file by itself: bytes, YAML, keys, values;
 *   <li>all maps together, then each policy's names against them;
 *   <li>whether two rules may claim one row;
 *   <li>the policies' own tests, where nothing above is wrong.
 * </ol>
 *
 * Each layer is asked only about what the one before it could read, so that one mistake is one problem.
 */
public final class PolicyReader {
    private PolicyReader() {}

    /**
     * The policies and maps of a directory.
     *
     * @param today the day against which review dates are held
     * @throws InvalidPolicyException with all mistakes, if there is one
     */
    public static PolicySet read(Path directory, LocalDate today) {
        return readAll(directory, today).orThrow();
    }

    /** The same, for whoever shows mistakes and warnings beside each other. */
    public static Reading readAll(Path directory, LocalDate today) {
        return Together.read(PolicyDirectory.list(directory), today);
    }
}
