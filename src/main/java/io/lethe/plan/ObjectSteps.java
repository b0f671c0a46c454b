package io.lethe.plan;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.lethe.policy.Action;
import io.lethe.policy.Dataset;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TargetName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * The steps of a plan that are about objects: after the rows that point at them, and by the same rule. What is counted as due is what earlier runs
 * still owe, and what the rows that are due point at; fewer of that go, where rows that stay point at it too.
 *
 * <p>A rule's limits bound its rows, and no more objects go than rows. So these steps have none of their own.
 */
final class ObjectSteps {
    private final PolicySet policies;
    private final TargetName target;
    private final DSLContext sql;
    private final Set<Dataset> counted = new HashSet<>();

    /** For one plan. */
    ObjectSteps(PolicySet policies, TargetName target, DSLContext sql) {
        this.policies = policies;
        this.target = target;
        this.sql = sql;
    }

    /** The datasets whose rows have no objects any more when a step is done, those of rows that go with others first. */
    static List<Dataset> datasets(StepRows step) {
        Stream<Dataset> along = step.companions().stream()
                .map(CompanionRows::companion)
                .filter(companion -> !companion.stays())
                .map(Companion::dataset)
                .filter(dataset -> dataset.objects() != null);
        Stream<Dataset> own =
                step.claim().leavesObjects() ? Stream.of(step.claim().dataset()) : Stream.empty();
        return Stream.concat(along, own).toList();
    }

    /** Numbered from {@code first}; {@code rows} are the steps on the rows. */
    List<TableStep> after(StepRows step, List<TableStep> rows, int first) {
        List<TableStep> steps = new ArrayList<>();
        for (Dataset dataset : datasets(step)) {
            TableStep theirs = rows.stream()
                    .filter(each -> each.dataset().equals(dataset.id())
                            && objects(dataset).leftBy(each.action()))
                    .findFirst()
                    .orElseThrow();
            steps.add(step(first + steps.size(), theirs, dataset, pointedAt(step, theirs, dataset)));
        }
        return steps;
    }

    private TableStep step(int number, TableStep rows, Dataset dataset, long pointedAt) {
        OwedObjects owed =
                counted.add(dataset) ? OwedObjects.of(dataset.id(), policies, target, sql) : new OwedObjects(0, 0);
        long due = owed.free() + pointedAt;
        return new TableStep(
                number,
                rows.category(),
                rows.policyHash(),
                rows.rule(),
                rows.stage(),
                new Action.Purge(),
                dataset.id(),
                ObjectSet.table(dataset.id()),
                rows.cutoff(),
                new AccessPath.Objects(objects(dataset).store()),
                new Counts(due, owed.held(), 0, 0, due + owed.held()),
                new Guard.Ok(),
                // Also where no row that is due has an object yet: one that comes under the run may.
                due == 0 && rows.counts().due() == 0 ? List.of() : List.of(new Partition(1, null, null, due)));
    }

    /**
     * Of rows that go with others it is as many as there are. Rows that still wait now for what an earlier step takes away are not waiting any more when
     * their turn comes.
     */
    private long pointedAt(StepRows step, TableStep rows, Dataset dataset) {
        if (rows.counts().due() == 0 || rows.goesWithAnother()) {
            return rows.counts().due();
        }
        Field<String> key = field(
                name(
                        dataset.table().schema(),
                        dataset.table().table(),
                        objects(dataset).key().name()),
                SQLDataType.VARCHAR);
        return sql.select(countDistinct(key))
                .from(step.condition().table())
                .where(step.condition().due())
                .and(Truth.certainlyNot(step.held()))
                .and(Truth.certainlyNot(step.waiting()))
                .and(key.ne(""))
                .fetchSingle()
                .value1();
    }

    private static ObjectSet objects(Dataset dataset) {
        return Objects.requireNonNull(dataset.objects());
    }
}
