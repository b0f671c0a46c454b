package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.trueCondition;

import io.lethe.catalog.Catalog;
import io.lethe.hold.Hold;
import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.name.DatasetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;

/**
 * Which rows the open holds keep.
 *
 * <ol>
 *   <li>A category that is held whole keeps every row of every dataset that its policy names.
 *   <li>A held row keeps itself, and the rows that point directly at it: by a foreign key, or by a parent of the data map.
 *   <li>A held subject keeps every row whose subject column has that value.
 *   <li>From deletion a held row also keeps the row that it would go with, or cease to point at, and so all that would go with that.
 * </ol>
 *
 * <p>A value that the column cannot have keeps nothing.
 */
final class HoldConditions {
    private final PolicySet policies;
    private final Catalog catalog;
    private final List<Scope> scopes;

    /** Refuses holds that name what the policies do not know. */
    HoldConditions(PolicySet policies, Catalog catalog, OpenHolds holds) {
        List<Problem> unfit = new HoldFit(policies).check(holds);
        if (!unfit.isEmpty()) {
            throw new PlanRefusedException(unfit);
        }
        this.policies = policies;
        this.catalog = catalog;
        this.scopes = holds.holds().stream().map(Hold::scope).distinct().toList();
    }

    /** These rows of the dataset are held. True or false for every row, never unknown. */
    Condition held(Rows rows, Dataset dataset) {
        if (heldWhole(dataset.id())) {
            return trueCondition();
        }
        List<Condition> reasons = new ArrayList<>();
        rows.among(dataset.key(), keys(dataset.id())).ifPresent(reasons::add);
        for (ParentLink parent : ParentLink.of(dataset, rows.table(), policies, catalog.target())) {
            pointingAt(rows, parent).ifPresent(reasons::add);
        }
        if (dataset.subject() != null) {
            rows.among(List.of(dataset.subject()), subjects()).ifPresent(reasons::add);
        }
        return reasons.isEmpty() ? falseCondition() : Truth.certainly(or(reasons));
    }

    /** These rows, which the claim is about, are held from what it would do to them. As certain as {@link #held(Rows, Dataset)}. */
    Condition held(Rows rows, Claim claim) {
        return claim.deletes() ? heldFromDeletion(rows, claim.dataset()) : held(rows, claim.dataset());
    }

    private Condition heldFromDeletion(Rows rows, Dataset dataset) {
        List<Condition> reasons = new ArrayList<>(List.of(held(rows, dataset)));
        for (Companion companion : new Companions(policies, catalog).of(dataset.table())) {
            Condition held = held(rows.inner(companion.table()), companion);
            if (!held.equals(falseCondition())) {
                reasons.add(rows.anyOf(companion.table(), companion.link(), inner -> held));
            }
        }
        return reasons.size() == 1 ? reasons.getFirst() : or(reasons);
    }

    /** A row that stays is held from being changed; what would go with it is none of its business. */
    private Condition held(Rows rows, Companion companion) {
        return companion.stays() ? held(rows, companion.dataset()) : heldFromDeletion(rows, companion.dataset());
    }

    private Optional<Condition> pointingAt(Rows rows, ParentLink parent) {
        List<List<String>> keys = keys(parent.parent().id());
        return parent.keyColumns()
                .map(columns -> rows.among(columns, keys))
                .orElseGet(() -> catalog.table(parent.parent().table())
                        .flatMap(table -> rows.inner(table)
                                .among(parent.parent().key(), keys)
                                .map(held -> rows.anyOf(table, parent.link(), inner -> held))));
    }

    private boolean heldWhole(DatasetId dataset) {
        return of(Scope.Whole.class)
                .flatMap(whole -> policies.policy(whole.category()).stream())
                .flatMap(policy -> policy.rules().stream())
                .anyMatch(rule -> rule.data().equals(dataset));
    }

    private List<List<String>> keys(DatasetId dataset) {
        return of(Scope.Row.class)
                .filter(row -> row.data().equals(dataset))
                .map(Scope.Row::key)
                .toList();
    }

    private List<List<String>> subjects() {
        return of(Scope.Subject.class)
                .map(subject -> List.of(subject.reference()))
                .toList();
    }

    private <S extends Scope> Stream<S> of(Class<S> kind) {
        return scopes.stream().filter(kind::isInstance).map(kind::cast);
    }
}
