package io.lethe.policy.field;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that an author probably meant: at most two letters away, and fewer for short words. */
public final class Nearest {
    private static final int FARTHEST = 2;

    /** As many as the longest mapping of the language has keys, and some; of a database's columns there may be hundreds. */
    private static final int MOST = 20;

    private Nearest() {}

    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> isNear(word, candidate))
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code Did you mean "keep"?}, or the words that would be accepted. */
    public static String remedy(String word, Collection<String> accepted) {
        return to(word, accepted).map(Nearest::didYouMean).orElseGet(() -> accepted(accepted));
    }

    static String didYouMean(String word) {
        return "Did you mean \"" + word + "\"?";
    }

    static String accepted(Collection<String> words) {
        return words.isEmpty() ? "" : "Accepted: " + list(words) + ".";
    }

    private static String list(Collection<String> words) {
        String some = String.join(", ", words.stream().sorted().limit(MOST).toList());
        return words.size() <= MOST ? some : some + " and " + (words.size() - MOST) + " more";
    }

    private static boolean isNear(String word, String candidate) {
        int longer = Math.max(word.length(), candidate.length());
        int allowed = longer <= 3 ? 1 : FARTHEST;
        return Math.abs(word.length() - candidate.length()) <= allowed && distance(word, candidate) <= allowed;
    }

    /** The number of letters to insert, remove or replace; the two swapped letters of a slip of the fingers count as two. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            int[] swap = previous;
            previous = current;
            current = swap;
        }
        return previous[b.length()];
    }
}
