package io.lethe.plan;

import io.lethe.catalog.Table;
import io.lethe.plan.Rows.Link;
import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.Masking;
import io.lethe.policy.OnDelete;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are deleted with the row that they point at, or that stay and cease to point at it.
 *
 * @param link from the row pointed at to those that point, in the order of its key
 * @param onDelete which of the two; never that they keep it
 * @param above what these point at, where that goes with another row itself; null where it is the row that a rule is about
 */
record Companion(
        Dataset dataset,
        Table table,
        Link link,
        OnDelete onDelete,
        @Nullable Companion above) {
    Companion {
        if (onDelete == OnDelete.REFUSE) {
            throw new IllegalArgumentException("rows of " + table.name() + " keep what they point at");
        }
    }

    boolean stays() {
        return onDelete == OnDelete.DETACH;
    }

    /** What becomes of them when the claim's rows go: a reference that is set to NULL is a column that is masked. */
    Action action(Claim claim) {
        return stays()
                ? new Action.Anonymise(Map.of(link.theirs().getFirst(), new Masking.Remove(false)))
                : claim.step().then();
    }

    /** The step is about these rows, by the columns by which they point. */
    boolean isOf(TableStep step) {
        return table.name().equals(step.table())
                && step.path() instanceof AccessPath.WithStep with
                && with.via().equals(link.theirs());
    }

    /** The row, of the table that the rule is about, with which these rows go is such. Never unknown. */
    Condition goWith(Table top, Rows rows, Function<Rows, Condition> such) {
        return above == null
                ? rows.anyOf(top, link.back(), such)
                : rows.anyOf(above.table(), link.back(), higher -> above.goWith(top, higher, such));
    }
}
