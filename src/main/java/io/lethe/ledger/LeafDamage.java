package io.lethe.ledger;

import io.lethe.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names what happened to leaves that are not as expected, from the hashes that stand at their places and those that should:
 *
 * <ol>
 *   <li>Neither is known at another place: the leaf was changed.
 *   <li>Each stands at the other's place: swapped.
 *   <li>What should be here is elsewhere, what is here is unknown: inserted, and what follows is shifted by one.
 *   <li>What should be here is nowhere, what is here belongs elsewhere: taken out, and what follows is shifted back.
 *   <li>All that is shifted by as much as was put in or taken out before is a consequence, and is not named.
 * </ol>
 */
final class LeafDamage {

    /** Enough to see what happened; after a shift every following leaf would be one. */
    private static final int MOST = 100_000;

    private final List<Mismatch> mismatches = new ArrayList<>();
    private final Map<Hash, Long> expectedAt = new HashMap<>();
    private final Map<Hash, Long> actualAt = new HashMap<>();

    private record Mismatch(
            long index, @Nullable Hash expected, @Nullable Hash actual) {}

    void note(long index, @Nullable Hash expected, @Nullable Hash actual) {
        if (mismatches.size() == MOST) {
            return;
        }
        mismatches.add(new Mismatch(index, expected, actual));
        if (expected != null) {
            expectedAt.put(expected, index);
        }
        if (actual != null) {
            actualAt.put(actual, index);
        }
    }

    boolean isEmpty() {
        return mismatches.isEmpty();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        long shift = 0;
        for (Mismatch mismatch : mismatches) {
            Finding finding = finding(mismatch, shift);
            if (finding instanceof Finding.Inserted) {
                shift++;
            } else if (finding instanceof Finding.Missing && mismatch.actual != null) {
                shift--;
            }
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private @Nullable Finding finding(Mismatch mismatch, long shift) {
        long here = mismatch.index;
        Hash expected = mismatch.expected;
        Hash actual = mismatch.actual;
        Long belongs = actual == null ? null : expectedAt.get(actual);
        Long went = expected == null ? null : actualAt.get(expected);
        if (actual == null) {
            return went == null ? new Finding.Missing(here) : null;
        }
        if (belongs == null) {
            if (expected != null && went == null) {
                return new Finding.Changed(here, expected, actual);
            }
            return new Finding.Inserted(here);
        }
        if (here - belongs == shift) {
            return null;
        }
        if (went == null) {
            return expected == null ? new Finding.Moved(here, belongs) : new Finding.Missing(here);
        }
        if (belongs.equals(went)) {
            return here < went ? new Finding.Swapped(here, went) : null;
        }
        return new Finding.Moved(here, belongs);
    }
}
