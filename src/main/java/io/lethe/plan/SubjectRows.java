package io.lethe.plan;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.when;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Target;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;

/**
 * Counts the rows that are about one person, in every dataset with a subject column, by the conditions that a run acts by: one statement for
 * each dataset, without locks. Where no index begins with the subject column the server reads the whole table.
 */
public final class SubjectRows {
    private final PolicySet policies;
    private final Target target;
    private final Catalog catalog;

    public SubjectRows(PolicySet policies, Target target, Catalog catalog) {
        this.policies = policies;
        this.target = target;
        this.catalog = catalog;
    }

    /**
     * Those datasets that have such rows.
     *
     * @throws PlanRefusedException if a data map does not fit its table: then nobody can say what is there
     */
    public List<RowsLeft> left(String reference, OpenHolds holds, Instant asOf) throws SQLException {
        List<Claim> claims = new ClaimFinder(policies, catalog).find(Set.of());
        List<Dataset> datasets = policies.map(target.name()).map(DataMap::datasets).orElse(List.of()).stream()
                .filter(dataset -> dataset.subject() != null)
                .toList();
        refuseUnlessFit(datasets, claims);
        Question question = new Question(reference, claims, new HoldConditions(policies, catalog, holds));
        Conditions conditions = new Conditions(policies, catalog, asOf);
        List<RowsLeft> left = new ArrayList<>();
        try (Connection connection = target.open()) {
            DSLContext sql = DeepTrees.refused(target.on(connection), target.name());
            for (Dataset dataset : datasets) {
                ask(question, dataset, conditions, sql)
                        .filter(counted -> counted.rows() > 0)
                        .ifPresent(left::add);
            }
        }
        return left;
    }

    private record Question(String reference, List<Claim> claims, HoldConditions holds) {}

    private void refuseUnlessFit(List<Dataset> datasets, List<Claim> claims) {
        List<Problem> errors = Fit.problems(policies, datasets, claims, catalog).stream()
                .filter(Problem::isError)
                .toList();
        if (!errors.isEmpty()) {
            throw new PlanRefusedException(errors);
        }
    }

    /** Empty where the column can hold no such value. */
    private Optional<RowsLeft> ask(Question question, Dataset dataset, Conditions conditions, DSLContext sql) {
        if (dataset.subject() == null) {
            return Optional.empty();
        }
        Rows rows = conditions.rows(catalog.table(dataset.table()).orElseThrow());
        Condition held = question.holds().held(rows, dataset);
        Condition due = or(question.claims().stream()
                .filter(claim -> claim.dataset().equals(dataset))
                .map(claim -> Truth.certainly(conditions.due(claim, rows)))
                .toList());
        return rows.among(List.of(dataset.subject()), List.of(List.of(question.reference())))
                .map(about -> sql.select(count(), countIf(held), countIf(due.and(held.not())))
                        .from(rows.from())
                        .where(about)
                        .fetchSingle())
                .map(counts -> left(dataset, counts));
    }

    private RowsLeft left(Dataset dataset, Record3<Integer, Integer, Integer> counts) {
        return new RowsLeft(target.name(), dataset, counts.value1(), counts.value2(), counts.value3());
    }

    private static Field<Integer> countIf(Condition condition) {
        return condition.equals(falseCondition()) ? inline(0) : count(when(condition, inline(1)));
    }
}
