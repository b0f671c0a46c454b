package io.lethe.plan;

import static org.jooq.impl.DSL.not;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Table;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Start;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.Expiry;
import io.lethe.policy.time.StartRange;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jooq.Condition;

/** Where a row's start lies: in its own column, or in that of its parent row. A row without a parent row has no start. */
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
            case Start.Column column -> start(claim, rows, inRange(claim.expiry(), DateRows::outside));
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

    private Condition start(Claim claim, Rows rows, BiFunction<Rows, DateColumn, Condition> test) {
        return switch (claim.rule().since()) {
            case Start.Column column -> test.apply(rows, claim.date(column.column()));
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
