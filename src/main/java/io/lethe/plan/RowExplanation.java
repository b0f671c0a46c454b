package io.lethe.plan;

import io.lethe.hold.Hold;
import io.lethe.policy.Action;
import io.lethe.policy.judge.Judgement;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row, and why: which rule of which policy, when it is due by which arithmetic, what keeps it. Holds no value of
 * the row but the one that its period runs from.
 *
 * @param policyHash SHA-256 of the policy file's bytes; empty where no rule claims the row
 * @param judgement the policies' word on the row, with the sum spelled out
 * @param due whether the run's own condition finds the row due; in the hour in which a column's clocks go back it keeps what it
 *     cannot tell
 * @param unreadable it would be due, but a masking cannot read what a column holds
 * @param holds the open holds that cover the row
 * @param waitingFor rows that point at it and stay
 * @param takes rows that go with it
 * @param detaches rows that stay and cease to point at it, or at one that goes with it
 * @param goesWith what becomes of the rows with which it goes, as the data map says
 */
public record RowExplanation(
        TableName table,
        DatasetId dataset,
        List<String> key,
        String policyHash,
        Judgement judgement,
        boolean due,
        boolean unreadable,
        List<Hold> holds,
        List<Children> waitingFor,
        List<Children> takes,
        List<Children> detaches,
        List<RowExplanation> goesWith) {
    public RowExplanation {
        key = List.copyOf(key);
        holds = List.copyOf(holds);
        waitingFor = List.copyOf(waitingFor);
        takes = List.copyOf(takes);
        detaches = List.copyOf(detaches);
        goesWith = List.copyOf(goesWith);
    }

    /** The row that a rule is about: this one, or the one with which it goes in the end. */
    public RowExplanation decisive() {
        boolean unclaimed = judgement instanceof Judgement.NotClaimed;
        return unclaimed && !goesWith.isEmpty() ? goesWith.getFirst().decisive() : this;
    }

    /** So many rows of a table. */
    public record Children(TableName table, long rows) {
        @Override
        public String toString() {
            return rows + (rows == 1 ? " row of " : " rows of ") + table;
        }
    }

    /** A run would act on the row now. */
    public boolean goes() {
        return due && holds.isEmpty() && waitingFor.isEmpty();
    }

    /**
     * What happens next, in one sentence.
     *
     * @param firing when the policy's next run begins after the row is due, null where no schedule runs
     */
    public String next(@Nullable Instant firing) {
        return switch (judgement) {
            case Judgement.NotClaimed none
            when !goesWith.isEmpty() ->
                goesWith.stream()
                        .map(above -> "Goes with " + above.table() + " " + String.join(",", above.key()) + ". "
                                + above.next(firing))
                        .collect(Collectors.joining(" "));
            case Judgement.NotClaimed none -> "Nothing: no rule claims it.";
            case Judgement.Undated undated -> "Nothing: it has no start, so its period never ends.";
            case Judgement.Dated dated -> dated(dated, firing);
        };
    }

    private String dated(Judgement.Dated dated, @Nullable Instant firing) {
        String run = firing == null ? "by the next run" : "by the run of " + firing;
        String action = dated.step().then().called();
        if (unreadable) {
            return "Left as it is: due for " + action + ", but what a column holds cannot be read as JSON, or not be"
                    + " changed without a loss.";
        }
        if (!due && dated.due() && dated.step().then() instanceof Action.Anonymise) {
            return "Done: nothing is left to " + action + end(dated);
        }
        if (!due) {
            return "Kept: due for " + action + " from " + dated.dueAt() + ", " + run + ".";
        }
        if (!holds.isEmpty()) {
            return "Held: due for " + action + ", but kept until the last of " + holds.size()
                    + (holds.size() == 1 ? " hold" : " holds") + " is released.";
        }
        if (!waitingFor.isEmpty() && !(dated.step().then() instanceof Action.Anonymise)) {
            return "Waits: due for " + action + ", but " + words(waitingFor) + " still point at it and stay.";
        }
        return "Due: " + action + " " + run + ".";
    }

    private static String end(Judgement.Dated dated) {
        Judgement.Claim claim = dated.claim();
        return dated.next()
                .map(step -> "; due for " + step.then().called() + " from "
                        + claim.rule()
                                .expiry(step, claim.zone())
                                .dueAt(dated.start().day()) + ".")
                .orElse(".");
    }

    private static String words(List<Children> children) {
        return children.stream().map(Children::toString).collect(Collectors.joining(" and "));
    }
}
