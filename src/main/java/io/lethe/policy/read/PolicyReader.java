package io.lethe.policy.read;

import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.SourceFile;
import io.lethe.policy.field.Problems;
import io.lethe.policy.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

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

    /**
     * One policy file by itself, without maps and without its tests: one that was adopted earlier, and whose maps may be other ones by
     * now. Empty where this version cannot read it.
     */
    public static Optional<Policy> readAlone(SourceFile file) {
        Problems problems = new Problems(file.name());
        return YamlDocument.read(file.bytes())
                .root()
                .flatMap(root -> PolicyFileReader.read(file, root, LocalDate.MIN, problems))
                .map(PolicyDraft::policy);
    }
}
