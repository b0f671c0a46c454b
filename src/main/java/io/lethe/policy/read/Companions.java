package io.lethe.policy.read;

import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.Rule;
import io.lethe.policy.name.TableName;
import io.lethe.policy.read.Kinship.Said;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one map says wrongly about rows that go with the rows they point at.
 *
 * <ol>
 *   <li>Their table is a dataset of the map, else nobody knows their key and whom they are about.
 *   <li>No table goes with itself, and each goes with another by one way only: by two, one row would have two receipts.
 *   <li>They have no period of their own, which would be cut short.
 *   <li>Where they are archived with others, they point at no objects, as rows that are archived for their own sake.
 * </ol>
 */
record Companions(Kinship kinship) {
    void check() {
        kinship.map().datasets().forEach(draft -> {
            Set<TableName> gone = new HashSet<>();
            kinship.tell(draft, OnDelete.WITH, (dataset, child) -> {
                Set<TableName> going = kinship.going(child.table());
                Optional<Said> mistake = mistake(dataset, child, going, gone);
                gone.addAll(going);
                return mistake;
            });
        });
    }

    private Optional<Said> mistake(Dataset dataset, Dataset.Child child, Set<TableName> going, Set<TableName> gone) {
        return Stream.of(
                        kinship.unknown(child, "its rows go"),
                        circle(dataset, going),
                        twoWays(dataset, going, gone),
                        knot(dataset, going, gone),
                        ownPeriod(child),
                        objects(dataset, child))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Said> circle(Dataset dataset, Set<TableName> going) {
        return going.contains(dataset.table())
                ? Optional.of(new Said(
                        dataset.table() + " would go with itself",
                        "Leave on-delete out at one foreign key of the circle."))
                : Optional.empty();
    }

    private static Optional<Said> twoWays(Dataset dataset, Set<TableName> going, Set<TableName> gone) {
        return going.stream()
                .filter(gone::contains)
                .sorted()
                .findFirst()
                .map(table -> new Said(
                        table + " would go with " + dataset.table() + " by two ways",
                        "Leave on-delete out at one of them."));
    }

    /** One of two that both go points at the other, by a way that is to wait. */
    private Optional<Said> knot(Dataset dataset, Set<TableName> going, Set<TableName> gone) {
        Set<TableName> all = new HashSet<>(going);
        all.addAll(gone);
        return all.stream()
                .sorted()
                .flatMap(table -> kinship.children(table, OnDelete.REFUSE)
                        .filter(all::contains)
                        .map(other -> other + " points at " + table))
                .findFirst()
                .map(words -> new Said(
                        words + ", and both would go with " + dataset.table(), "Leave on-delete out at one of them."));
    }

    private Optional<Said> ownPeriod(Dataset.Child child) {
        return kinship.ruleAbout(child.table(), Rule::deletes)
                .map(rule -> new Said(
                        child.table() + " has a period of its own, by the rule at " + rule.place()
                                + ", which this would cut short",
                        "Leave on-delete out: the row that they point at then waits for them."));
    }

    /** An archive would have the way to a file without the file. */
    private Optional<Said> objects(Dataset dataset, Dataset.Child child) {
        return Optional.ofNullable(kinship.byTable().get(child.table()))
                .map(Dataset::objects)
                .flatMap(objects -> kinship.archiving(dataset.table())
                        .map(rule -> new Said(
                                "rows of " + child.table() + " point at objects (" + objects
                                        + ") and would be archived with these, by the rule at " + rule.place()
                                        + ": the archive would name objects that nobody has any more",
                                "Leave on-delete out: the row that they point at then waits for them.")));
    }
}
