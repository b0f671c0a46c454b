package io.lethe.plan;

import io.lethe.policy.Problem;
import io.lethe.policy.Start;
import java.util.stream.Stream;

/** Can the due rows be found without reading all others? */
record StartIndexCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return table.claims().stream().filter(claim -> !claim.rule().fullScan()).flatMap(StartIndexCheck::check);
    }

    private static Stream<Problem> check(Claim claim) {
        if (!(claim.rule().since() instanceof Start.Column start)
                || claim.table().column(start.column()).isEmpty()) {
            return Stream.empty();
        }
        return switch (new PathChoice(claim).choose()) {
            case AccessPath.StartIndex index -> Stream.empty();
            case AccessPath.KeyOrder order ->
                Stream.of(MappedTable.problem(
                        claim,
                        "since",
                        "table " + claim.table().name() + ": " + order.why() + "; a run would read the whole table",
                        "Add an index on (" + start + "), or accept the scan with `scan: full`"));
        };
    }
}
