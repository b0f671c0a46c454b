package io.lethe.plan;

import io.lethe.catalog.Table;
import io.lethe.plan.Rows.Link;
import io.lethe.policy.Dataset;
import java.util.function.Function;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are deleted with the row that they point at.
 *
 * @param link from the row pointed at to those that point, in the order of its key
 * @param above what these point at, where that goes with another row itself; null where it is the row that a rule is about
 */
record Companion(
        Dataset dataset, Table table, Link link, @Nullable Companion above) {

    /** The row, of the table that the rule is about, with which these rows go is such. Never unknown. */
    Condition goWith(Table top, Rows rows, Function<Rows, Condition> such) {
        return above == null
                ? rows.anyOf(top, link.back(), such)
                : rows.anyOf(above.table(), link.back(), higher -> above.goWith(top, higher, such));
    }
}
