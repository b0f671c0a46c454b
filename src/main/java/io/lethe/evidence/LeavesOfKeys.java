package io.lethe.evidence;

import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.VerifierKey;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Which keys a log began and ended, as the leaves of a bundle tell: by leaf, since when and until when each signs. */
record LeavesOfKeys(Map<VerifierKey, Long> begun, Map<VerifierKey, Long> ended) {

    LeavesOfKeys {
        begun = Map.copyOf(begun);
        ended = Map.copyOf(ended);
    }

    static LeavesOfKeys of(Collection<LeafText> leaves) {
        return new LeavesOfKeys(named("key.rotated", "next", leaves), named("key.retired", "key", leaves));
    }

    /** A key is begun and ended once; the log appends no second leaf for either. */
    private static Map<VerifierKey, Long> named(String type, String member, Collection<LeafText> leaves) {
        return Statements.ofType(type, leaves).stream()
                .collect(Collectors.toMap(leaf -> VerifierKey.parse(leaf.json().text(member)), LeafText::index));
    }

    /** Refuses terms that are not those that the leaves give: from the first checkpoint over the one to the first over the other. */
    void expect(Collection<SigningTerm> carried) {
        carried.stream().filter(term -> !gives(term)).findFirst().ifPresent(term -> {
            throw new BundleRefusedException(
                    "the leaves give another term to " + term.key() + " than " + BundleLayout.VKEYS + " does");
        });
        boolean all = carried.stream()
                .map(SigningTerm::key)
                .collect(Collectors.toSet())
                .containsAll(begun.keySet());
        if (!all) {
            throw new BundleRefusedException("a leaf begins a key that " + BundleLayout.VKEYS + " does not have");
        }
    }

    private boolean gives(SigningTerm term) {
        Long end = ended.get(term.key());
        return term.from() == begun.getOrDefault(term.key(), -1L) + 1
                && (end == null ? !term.isOver() : term.isOver() && term.to() > end);
    }
}
