package io.lethe.policy;

import java.util.Comparator;

/**
 * A person's mistake: where it is, what is wrong, and what would be accepted. Problems are collected and shown all at once.
 *
 * <pre>
 * policies/customer.yaml:14:11  rules[0].keep: expected a period such as "7 years" or "P7Y" but was "seven"
 * </pre>
 *
 * @param path the place within the document, such as {@code rules[0].keep}; empty for the document as a whole
 * @param remedy one sentence that says what to do; empty where the message already does
 */
public record Problem(Severity severity, Place where, String path, String message, String remedy)
        implements Comparable<Problem> {
    /** Whether the problem forbids, or only warns. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Problem error(Place where, String path, String message, String remedy) {
        return new Problem(Severity.ERROR, where, path, message, remedy);
    }

    public static Problem warning(Place where, String path, String message, String remedy) {
        return new Problem(Severity.WARNING, where, path, message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Problem other) {
        return Comparator.comparing(Problem::where)
                .thenComparing(Problem::path)
                .thenComparing(Problem::message)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return where
                + "  "
                + (isError() ? "" : "warning: ")
                + (path.isEmpty() ? "" : path + ": ")
                + message
                + (remedy.isEmpty() ? "" : ". " + remedy);
    }
}
