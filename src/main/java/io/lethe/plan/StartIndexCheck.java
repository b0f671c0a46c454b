package io.lethe.plan;

import io.lethe.policy.Problem;
import io.lethe.policy.Start;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Can the due rows be found without reading all others? */
record StartIndexCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return table.claims().stream().filter(claim -> !claim.rule().fullScan()).flatMap(StartIndexCheck::check);
    }

    private static Stream<Problem> check(Claim claim) {
        Start since = claim.rule().since();
        if (since instanceof Start.Parent
                || since.columns().stream()
                        .anyMatch(column -> claim.table().column(column).isEmpty())) {
            return Stream.empty();
        }
        return switch (new PathChoice(claim).choose()) {
            case AccessPath.StartIndex index -> Stream.empty();
            case AccessPath.WithStep with -> Stream.empty();
            case AccessPath.Objects objects -> Stream.empty();
            case AccessPath.Directory files -> Stream.empty();
            case AccessPath.KeyOrder order ->
                Stream.of(MappedTable.problem(
                        claim,
                        "since",
                        "table " + claim.table().name() + ": " + order.why() + "; a run would read the whole table",
                        since.leading()
                                        .map(start -> "Add an index on (" + indexed(claim, start) + "), or accept")
                                        .orElse("Accept")
                                + " the scan with `scan: full`"));
        };
    }

    /** Of the primary key, InnoDB appends to each index what the index has not; of another key it appends nothing. */
    private static String indexed(Claim claim, ColumnName start) {
        List<ColumnName> key = claim.dataset().key();
        return Stream.concat(
                        Stream.of(start),
                        key.equals(claim.table().primaryKey())
                                ? Stream.empty()
                                : key.stream().filter(column -> !column.equals(start)))
                .map(ColumnName::name)
                .collect(Collectors.joining(", "));
    }
}
