package io.lethe.plan;

import io.lethe.policy.Action;
import io.lethe.policy.JsonMasking;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The plan's work on one table under one rule, or on one directory, whose files then count as the rows of a table.
 *
 * @param number 1, 2, … in deletion order: children before parents
 * @param policyHash SHA-256 of the policy file's bytes, lower-case hex
 * @param rule number of the rule in its policy
 * @param stage number of the step in its rule
 * @param action what becomes of the rows
 * @param cutoff rows whose start lies before this instant are due; of rows that go with others, the start of those
 * @param partitions none where nothing is due, or where the rows go with those of another step
 */
public record TableStep(
        int number,
        Category category,
        String policyHash,
        int rule,
        int stage,
        Action action,
        DatasetId dataset,
        TableName table,
        Instant cutoff,
        AccessPath path,
        Counts counts,
        Guard guard,
        List<Partition> partitions) {
    public TableStep {
        partitions = List.copyOf(partitions);
    }

    /** Whether what counts as its rows are the objects at which rows of another table pointed. */
    public boolean ofObjects() {
        return path instanceof AccessPath.Objects;
    }

    /**
     * The same work on those rows only that were deleted before, which are so many. What was within the limits once, or was released, may be deleted
     * again.
     */
    public TableStep again(Counts again) {
        return new TableStep(
                number,
                category,
                policyHash,
                rule,
                stage,
                action,
                dataset,
                table,
                cutoff,
                path,
                again,
                new Guard.Ok(),
                again.due() == 0 ? List.of() : partitions);
    }

    /** {@code 2 rows of crm.log are left unmasked: details cannot be read as JSON, or not be changed without a loss}. */
    String unreadable() {
        return path instanceof AccessPath.Directory ? unprovable() : unmaskable();
    }

    private String unprovable() {
        long files = counts.unreadable();
        return files + (files == 1 ? " file of " : " files of ") + table + (files == 1 ? " is" : " are")
                + " left alone: a second name (hard link) keeps the content, the name is no text or too long, or"
                + " the content may not be read";
    }

    private String unmaskable() {
        long rows = counts.unreadable();
        return rows + (rows == 1 ? " row of " : " rows of ") + table + (rows == 1 ? " is" : " are")
                + " left unmasked: " + columnsOfJson()
                + " cannot be read as JSON, or not be changed without a loss";
    }

    private String columnsOfJson() {
        return action instanceof Action.Anonymise anonymise
                ? anonymise.fields().entrySet().stream()
                        .filter(field -> field.getValue() instanceof JsonMasking)
                        .map(field -> field.getKey().name())
                        .collect(Collectors.joining(" or "))
                : "";
    }

    /** Its rows have no chunks of their own, but go with those of another step. */
    public boolean goesWithAnother() {
        return path instanceof AccessPath.WithStep;
    }
}
