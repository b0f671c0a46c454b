package io.lethe.plan;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.lethe.hold.Hold;
import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.name.DatasetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether every open hold still names something. A hold on a dataset or category that was renamed in the files would otherwise be
 * released without anyone having released it.
 */
record HoldFit(PolicySet policies) {
    /** Each held key stands in every DELETE: more than this, and the statement outweighs the rows. */
    static final int MOST_ROWS = 5_000;

    List<Problem> check(OpenHolds holds) {
        return Stream.concat(holds.holds().stream().flatMap(hold -> unfit(hold).stream()), crowded(holds).stream())
                .toList();
    }

    private Optional<Problem> unfit(Hold hold) {
        return switch (hold.scope()) {
            case Scope.Row row -> unfit(hold, row);
            case Scope.Subject subject -> Optional.empty();
            case Scope.Whole whole ->
                policies.policy(whole.category()).isPresent()
                        ? Optional.empty()
                        : Optional.of(problem(
                                hold,
                                "expected a category of the policies but was \"" + whole.category() + "\"",
                                "Name the policy's file as it was, or release the hold and place it anew"));
        };
    }

    private Optional<Problem> unfit(Hold hold, Scope.Row row) {
        Optional<Dataset> dataset = policies.dataset(row.data());
        if (dataset.isEmpty()) {
            return Optional.of(problem(
                    hold,
                    "expected a dataset of the data maps but was \"" + row.data() + "\"",
                    "Name the dataset as it was, or release the hold and place it anew"));
        }
        int columns = dataset.get().key().size();
        if (columns != row.key().size()) {
            return Optional.of(problem(
                    hold,
                    "expected " + columns + " values for the key "
                            + dataset.get().key() + " of " + row.data() + " but was "
                            + row.key().size(),
                    "Release the hold and place it anew"));
        }
        return Optional.empty();
    }

    private static List<Problem> crowded(OpenHolds holds) {
        Map<DatasetId, Long> rows = holds.holds().stream()
                .flatMap(hold -> hold.scope() instanceof Scope.Row row ? Stream.of(row) : Stream.empty())
                .distinct()
                .collect(groupingBy(Scope.Row::data, counting()));
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue() > MOST_ROWS)
                .map(entry -> Problem.error(
                        Place.of("holds"),
                        entry.getKey().name(),
                        "expected at most " + MOST_ROWS + " held rows in one dataset but was " + entry.getValue(),
                        "Hold the subjects or the whole category instead"))
                .toList();
    }

    private static Problem problem(Hold hold, String message, String remedy) {
        return Problem.error(Place.of("hold " + hold.id()), "", message, remedy);
    }
}
