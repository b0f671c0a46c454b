package io.lethe.ledger;

import io.lethe.ledger.entry.Entry;
import io.lethe.ledger.entry.KeyRetired;
import io.lethe.ledger.entry.KeyRotated;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.entry.LedgerOpened;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.VerifierKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which keys sign the checkpoints of a log, as its own leaves say: the one it began with, those that {@code key.rotated} added, without those that
 * {@code key.retired} took away.
 *
 * @param terms in the order in which they began
 */
public record SigningKeys(List<Term> terms) {

    public SigningKeys {
        terms = List.copyOf(terms);
    }

    /**
     * For how long a key signs.
     *
     * @param since the leaf that names it
     * @param until the leaf that ends it; null while it signs
     */
    public record Term(
            VerifierKey key, long since, @Nullable Long until) {
        public boolean isOver() {
            return until != null;
        }

        /** The last checkpoint with its signature is the first that covers its end; so its end has its word too. */
        private boolean covers(long size, long previous) {
            return since < size && (until == null || until >= previous);
        }
    }

    /** As the leaves on this connection to own have it. */
    public static SigningKeys of(DSLContext own) {
        LedgerStore store = new LedgerStore(own);
        Stream<Leaf> leaves = Stream.of(LedgerOpened.TYPE, KeyRotated.TYPE, KeyRetired.TYPE)
                .flatMap(type -> store.leavesOf(type).stream());
        Map<VerifierKey, Term> terms = new LinkedHashMap<>();
        leaves.forEach(leaf -> tell(leaf.index(), leaf.entry(), terms));
        return new SigningKeys(new ArrayList<>(terms.values()));
    }

    private static void tell(long leaf, Entry entry, Map<VerifierKey, Term> terms) {
        if (entry instanceof LedgerOpened opened) {
            terms.putIfAbsent(opened.log(), new Term(opened.log(), leaf, null));
        } else if (entry instanceof KeyRotated rotated) {
            terms.putIfAbsent(rotated.next(), new Term(rotated.next(), leaf, null));
        } else if (entry instanceof KeyRetired retired) {
            terms.computeIfPresent(retired.key(), (key, term) -> new Term(key, term.since(), leaf));
        }
    }

    /** Those whose term is not over, the oldest first. */
    public List<VerifierKey> signing() {
        return terms.stream().filter(term -> !term.isOver()).map(Term::key).toList();
    }

    /**
     * How large the trees are that each signs, by what leaves below {@code size} say; without keys that began later.
     *
     * @param firstOver the size of the first checkpoint that covers a leaf
     */
    List<SigningTerm> in(long size, LongFunction<Optional<Long>> firstOver) {
        return terms.stream()
                .filter(term -> term.since() < size)
                .map(term -> {
                    Long until = term.until();
                    long to = until == null || until >= size
                            ? SigningTerm.OPEN
                            : firstOver.apply(until).orElse(SigningTerm.OPEN);
                    return new SigningTerm(term.key(), term.since() == 0 ? 0 : term.since() + 1, to);
                })
                .toList();
    }

    /** Those that sign a checkpoint over {@code size} leaves, if the one published before it is over {@code previous}. */
    List<VerifierKey> at(long size, long previous) {
        return terms.stream()
                .filter(term -> term.covers(size, previous))
                .map(Term::key)
                .toList();
    }
}
