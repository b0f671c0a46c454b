package io.lethe.ledger.note;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of a log, and how large the trees are that it signs:
 *
 * <pre>
 * # signs checkpoints of 13 to 1300 leaves
 * ledger.example.com/lethe+95e6f32b+AVqY…
 * </pre>
 *
 * <p>To programs that do not know the first line it is a note, so that a list of terms is a list of keys for everybody. A key without one may sign a tree of
 * any size: so whoever was given a bare key believes what is signed by it for ever, also by a thief.
 *
 * @param from how many leaves the smallest tree has that it signs
 * @param to the same of the largest; {@link #OPEN} while it signs
 */
public record SigningTerm(VerifierKey key, long from, long to) {
    /** Nobody has said yet when the term ends. */
    public static final long OPEN = Long.MAX_VALUE;

    private static final String NOTE = "# signs checkpoints of ";
    private static final Pattern TERM =
            Pattern.compile(NOTE + "(0|[1-9][0-9]{0,15}) (?:leaves and more|to (0|[1-9][0-9]{0,15}) leaves)");

    public SigningTerm {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("expected a term of " + key + " but was " + from + " to " + to);
        }
    }

    /** Of a key of which no more is known. */
    public static SigningTerm always(VerifierKey key) {
        return new SigningTerm(key, 0, OPEN);
    }

    /**
     * Reads a list of keys, one a line, each with its term above it or none. Other lines that begin with {@code #} are notes.
     *
     * @throws IllegalArgumentException for a line that is no key, or a term that ends before it begins
     */
    public static List<SigningTerm> list(String lines) {
        List<SigningTerm> terms = new ArrayList<>();
        Matcher said = null;
        for (String line : lines.lines().map(String::strip).toList()) {
            Matcher term = TERM.matcher(line);
            if (term.matches()) {
                said = term;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                VerifierKey key = VerifierKey.parse(line);
                terms.add(said == null ? always(key) : of(key, said));
                said = null;
            }
        }
        return terms;
    }

    private static SigningTerm of(VerifierKey key, Matcher said) {
        String to = said.group(2);
        return new SigningTerm(key, Long.parseLong(said.group(1)), to == null ? OPEN : Long.parseLong(to));
    }

    /** As it stands in a list. */
    public String lines() {
        return NOTE + from + (isOver() ? " to " + to + " leaves\n" : " leaves and more\n") + key.text() + "\n";
    }

    public boolean isOver() {
        return to != OPEN;
    }

    public boolean covers(long size) {
        return from <= size && size <= to;
    }

    /** For people: {@code ledger.example.com/lethe+95e6f32b+AVqY…, which signs checkpoints of 13 to 1300 leaves}. */
    @Override
    public String toString() {
        return key + ", which signs checkpoints of " + from + (isOver() ? " to " + to + " leaves" : " leaves and more");
    }
}
