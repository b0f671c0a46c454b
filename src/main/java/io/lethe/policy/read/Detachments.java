package io.lethe.policy.read;

import io.lethe.policy.Dataset;
import io.lethe.policy.OnDelete;
import io.lethe.policy.name.TableName;
import io.lethe.policy.read.Kinship.Said;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one map says wrongly about rows that stay while the row goes that they point at.
 *
 * <ol>
 *   <li>Their table is a dataset of the map, else nobody knows their key and whom they are about.
 *   <li>They do not go with that row by another way: nobody could say which of them stay.
 *   <li>No rule asks for the column that becomes NULL, which would move a deadline, or leave rows without one for ever.
 *   <li>The row they point at is purged, and not archived: an archived row that is put back would not get its references back.
 * </ol>
 */
record Detachments(Kinship kinship, MaskedReferences references) {
    void check() {
        kinship.map().datasets().forEach(draft -> kinship.tell(draft, OnDelete.DETACH, this::mistake));
    }

    private Optional<Said> mistake(Dataset dataset, Dataset.Child child) {
        return Stream.of(
                        kinship.unknown(child, "its rows are changed"),
                        goes(dataset, child),
                        used(child),
                        archived(dataset))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Any family in which the row at the top takes this one along, and them too. */
    private Optional<Said> goes(Dataset dataset, Dataset.Child child) {
        return kinship.byTable().keySet().stream()
                .sorted()
                .filter(top ->
                        !child.table().equals(dataset.table()) && !child.table().equals(top))
                .filter(top -> {
                    Set<TableName> going = kinship.going(top);
                    return going.contains(dataset.table()) && going.contains(child.table());
                })
                .findFirst()
                .map(top -> new Said(
                        child.table() + " would go with " + top + ", and stay without its "
                                + child.via().getFirst(),
                        "Leave on-delete out at one of them."));
    }

    private Optional<Said> used(Dataset.Child child) {
        return Optional.ofNullable(kinship.byTable().get(child.table()))
                .flatMap(theirs -> references.ofDetached(theirs, child.via().getFirst()))
                .map(use -> new Said(
                        "column " + child.via().getFirst() + " of " + child.table() + " is " + use
                                + " and cannot be set to NULL",
                        "Leave on-delete out: the row that they point at then waits for them."));
    }

    private Optional<Said> archived(Dataset dataset) {
        return kinship.archiving(dataset.table())
                .map(rule -> new Said(
                        "rows that are archived, by the rule at " + rule.place()
                                + ", cannot be put back with the references to them",
                        "Leave on-delete out: they then wait until nothing points at them."));
    }
}
