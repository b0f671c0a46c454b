package io.lethe.plan;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Start;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.Bound;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.Expiry;
import io.lethe.policy.time.StartRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.Condition;

/**
 * Where a row's start lies: in its own columns, or in one of its parent row. A row without a parent row has no start.
 *
 * <p>The last of several dates lies before a cutoff where all of them do, the first where any does; so no expression stands between a column and
 * its index.
 */
record StartCondition(PolicySet policies, Catalog catalog, Instant asOf) {
    /** The start is readable, not before the floor, and before the cutoff. */
    Condition expired(Claim claim, Rows rows) {
        return expired(claim, rows, claim.expiry());
    }

    /** The same by another of the claim's periods. */
    Condition expired(Claim claim, Rows rows, Expiry expiry) {
        return start(claim, rows, inRange(expiry, (date, range) -> date.within(range.floor(), range.dueBefore())));
    }

    /** There is no readable start between the floor and the as-of. */
    Condition undated(Claim claim, Rows rows) {
        return switch (claim.rule().since()) {
            case Start.Column column -> of(claim, rows, column.column(), outside(claim));
            case Start.FirstOf first -> and(each(claim, rows, first.columns(), outside(claim)));
            case Start.LastOf last -> or(each(claim, rows, last.columns(), outside(claim)));
            case Start.Parent parent ->
                not(start(
                        claim,
                        rows,
                        inRange(claim.expiry(), (date, range) -> date.between(range.floor(), range.notAfter()))));
        };
    }

    Condition notAfter(Claim claim, Rows rows) {
        return start(claim, rows, inRange(claim.expiry(), (date, range) -> date.upTo(range.notAfter())));
    }

    /** The start is readable and lies before a cut-off of earlier. A cut-off within a day, of another zone's policy, counts as that day's beginning. */
    Condition before(Claim claim, Rows rows, Instant cutoff) {
        return start(
                claim,
                rows,
                (inner, date) -> new DateRows(inner, date).within(date.floor(), bound(claim, date, cutoff)));
    }

    /** The start is readable and does not lie before a cut-off of earlier. */
    Condition from(Claim claim, Rows rows, Instant cutoff) {
        return start(claim, rows, (inner, date) -> new DateRows(inner, date).dated(date.floor()))
                .and(Truth.certainlyNot(before(claim, rows, cutoff)));
    }

    private static Bound bound(Claim claim, DateColumn date, Instant cutoff) {
        ZoneId zone = claim.expiry().zone();
        return date.surelyBefore(cutoff.atZone(zone).toLocalDate(), zone);
    }

    private Condition start(Claim claim, Rows rows, BiFunction<Rows, DateColumn, Condition> test) {
        return switch (claim.rule().since()) {
            case Start.Column column -> of(claim, rows, column.column(), test);
            case Start.FirstOf first -> or(each(claim, rows, first.columns(), test));
            case Start.LastOf last -> and(each(claim, rows, last.columns(), test));
            case Start.Parent parent -> {
                Dataset.Parent way = way(claim, parent);
                Dataset dataset = policies.dataset(way.data()).orElseThrow();
                Table table = catalog.table(dataset.table()).orElseThrow();
                yield rows.anyOf(
                        table,
                        new Rows.Link(way.via(), dataset.key()),
                        inner -> test.apply(inner, Claim.date(dataset, parent.column())));
            }
        };
    }

    private static List<Condition> each(
            Claim claim, Rows rows, List<ColumnName> columns, BiFunction<Rows, DateColumn, Condition> test) {
        return columns.stream().map(column -> of(claim, rows, column, test)).toList();
    }

    private static Condition of(
            Claim claim, Rows rows, ColumnName column, BiFunction<Rows, DateColumn, Condition> test) {
        return test.apply(rows, claim.date(column));
    }

    private BiFunction<Rows, DateColumn, Condition> outside(Claim claim) {
        return inRange(claim.expiry(), DateRows::outside);
    }

    private BiFunction<Rows, DateColumn, Condition> inRange(
            Expiry expiry, BiFunction<DateRows, StartRange, Condition> test) {
        return (rows, date) -> test.apply(new DateRows(rows, date), StartRange.of(date, expiry, asOf));
    }

    private static Dataset.Parent way(Claim claim, Start.Parent parent) {
        Dataset.Parent way = claim.dataset().parents().get(parent.parent());
        if (way == null) {
            throw new IllegalStateException("no parent " + parent.parent() + " in dataset "
                    + claim.dataset().id() + "; the reader of the policies refuses such a rule");
        }
        return way;
    }
}
