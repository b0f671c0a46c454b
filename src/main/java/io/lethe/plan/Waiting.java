package io.lethe.plan;

import static io.lethe.plan.Truth.certainlyNot;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;

import io.lethe.policy.name.TableName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Which rows must wait because rows that point at them stay. A row goes if
 *
 * <ol>
 *   <li>a step of this plan claims it and it is due,
 *   <li>no hold covers it,
 *   <li>every row that points at it goes, in this plan or with it, or ceases to point at it.
 * </ol>
 *
 * <p>The plan's tables have no circle, so this ends. Along a self reference it looks one row down, unless the map says that it makes a tree: where the
 * leaf of a longer chain stays, the plan counts its upper rows as due, and the run reports them as remaining.
 */
final class Waiting {
    private final Conditions conditions;
    private final HoldConditions holds;
    private final Map<TableName, List<Claim>> claims;

    Waiting(Conditions conditions, HoldConditions holds, Map<TableName, List<Claim>> claims) {
        this.conditions = conditions;
        this.holds = holds;
        this.claims = Map.copyOf(claims);
    }

    /** Some row that points at this one stays. Never unknown; false where nothing can point at it. */
    Condition forChildren(Rows rows) {
        return someChildStays(rows, List.of(rows.table().name()));
    }

    /** How many rows that point at this one, by this pointer, stay. */
    Field<Integer> staying(Rows rows, Pointer pointer) {
        return rows.countOf(
                pointer.child(),
                pointer.link(),
                child -> stays(pointer, child, List.of(rows.table().name())));
    }

    private Condition someChildStays(Rows rows, List<TableName> path) {
        List<Condition> staying = conditions.pointers(rows).stream()
                .filter(pointer -> Collections.frequency(path, pointer.child().name()) < 2)
                .flatMap(pointer -> {
                    if (pointer.tree()) {
                        return Stream.of(descendants(pointer).keep(rows));
                    }
                    Condition stays = stays(pointer, rows.inner(pointer.child()), path);
                    return stays.equals(falseCondition())
                            ? Stream.empty()
                            : Stream.of(rows.anyOf(pointer.child(), pointer.link(), child -> stays));
                })
                .toList();
        return staying.isEmpty() ? falseCondition() : or(staying);
    }

    /** Of rows that go with others, holds are counted with these: here they stay where some row keeps them that does not go. */
    private Condition stays(Pointer pointer, Rows child, List<TableName> path) {
        return switch (pointer.onDelete()) {
            case REFUSE -> pointer.tree() ? stays(child).or(descendants(pointer).keep(child)) : stays(child, path);
            case WITH -> someChildStays(child, longer(path, child));
            case DETACH -> falseCondition();
        };
    }

    private Descendants descendants(Pointer tree) {
        return new Descendants(tree, this::due, this::stays);
    }

    /** Some step of this plan would delete the row. */
    private Condition due(Rows rows) {
        return or(deletions(rows).map(claim -> conditions.due(claim, rows)).toList());
    }

    /** The row stays, whatever points at it from its own table. */
    private Condition stays(Rows rows) {
        return stays(rows, List.of(rows.table().name()));
    }

    private Stream<Claim> deletions(Rows rows) {
        return claims.getOrDefault(rows.table().name(), List.of()).stream().filter(Claim::deletes);
    }

    /** No step of this plan deletes the row for its own sake. Never unknown. */
    Condition ofItself(Rows rows) {
        return stays(rows, List.of());
    }

    private static List<TableName> longer(List<TableName> path, Rows rows) {
        return Stream.concat(path.stream(), Stream.of(rows.table().name())).toList();
    }

    private Condition stays(Rows rows, List<TableName> above) {
        List<TableName> path = longer(above, rows);
        List<Condition> goes =
                deletions(rows).map(claim -> goes(claim, rows, path)).toList();
        return goes.isEmpty() ? noCondition() : certainlyNot(or(goes));
    }

    private Condition goes(Claim claim, Rows rows, List<TableName> path) {
        return and(conditions.due(claim, rows), negated(holds.held(rows, claim)), negated(someChildStays(rows, path)));
    }

    /** Of a condition that is never unknown. */
    private static Condition negated(Condition certain) {
        return certain.equals(falseCondition()) ? noCondition() : not(certain);
    }
}
