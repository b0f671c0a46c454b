package io.lethe.policy;

import io.lethe.policy.name.DatasetId;
import io.lethe.policy.time.CountFrom;
import io.lethe.policy.time.Expiry;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What happens to the rows of one dataset that a condition claims.
 *
 * @param number 1, 2, … in the order of the file; after these, in the same order, the shorter periods that rules have for some of their rows
 * @param path where it stands in its file: {@code rules[0]}
 * @param steps by growing period, never empty
 * @param fullScan the author accepts that a run reads the whole table ({@code scan: full})
 * @param place where the rule begins in its file
 */
public record Rule(
        int number,
        String path,
        DatasetId data,
        Start since,
        Condition when,
        CountFrom countFrom,
        List<Step> steps,
        Limits limits,
        boolean fullScan,
        Place place) {
    public Rule {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a rule has at least one step");
        }
    }

    /** The same under this number. */
    public Rule numbered(int other) {
        return new Rule(other, path, data, since, when, countFrom, steps, limits, fullScan, place);
    }

    /** What it says of those of its rows of which this holds, by these steps. */
    public Rule of(Condition some, List<Step> others) {
        Condition narrower = when.equals(Condition.ALWAYS) ? some : new Condition.All(List.of(when, some));
        return new Rule(number, path, data, since, narrower, countFrom, others, limits, fullScan, place);
    }

    /** Whether its last step ends the row. */
    public boolean deletes() {
        return steps.stream().map(Step::then).anyMatch(Action::deletes);
    }

    /** When a row is overdue; empty where a step names no day by which it must be done. */
    public Optional<Expiry> latest(Step step, ZoneId zone) {
        return Optional.ofNullable(step.deleteBy()).map(period -> new Expiry(period, countFrom, zone));
    }

    /** The arithmetic of one of this rule's steps in the policy's zone. */
    public Expiry expiry(Step step, ZoneId zone) {
        return new Expiry(step.after(), countFrom, zone);
    }
}
