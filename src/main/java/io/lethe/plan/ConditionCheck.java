package io.lethe.plan;

import io.lethe.catalog.Column;
import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.Problem;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Can the columns that conditions compare ever have the values they are compared with? If not, the rule claims nothing, or everything. */
record ConditionCheck() implements FitCheck {
    @Override
    public Stream<Problem> check(MappedTable table) {
        return table.claims().stream()
                .flatMap(claim -> check(claim, claim.rule().when()));
    }

    private static Stream<Problem> check(Claim claim, Condition condition) {
        return switch (condition) {
            case Condition.Equal equal -> check(claim, equal.column(), List.of(equal.value()));
            case Condition.In in -> check(claim, in.column(), in.values());
            case Condition.IsNull isNull -> check(claim, isNull.column(), List.of());
            case Condition.IsNotNull isNotNull -> check(claim, isNotNull.column(), List.of());
            case Condition.Before before -> check(claim, before.column(), List.of());
            case Condition.After after -> check(claim, after.column(), List.of());
            case Condition.All all -> all.conditions().stream().flatMap(inner -> check(claim, inner));
            case Condition.Any any -> any.conditions().stream().flatMap(inner -> check(claim, inner));
            case Condition.Not not -> check(claim, not.condition());
        };
    }

    private static Stream<Problem> check(Claim claim, ColumnName name, List<Literal> literals) {
        Optional<Column> column = claim.table().column(name);
        if (column.isEmpty()) {
            return Stream.of(MappedTable.problem(
                    claim,
                    "when." + name,
                    "expected a column of " + claim.table().name() + " but there is no " + name,
                    ""));
        }
        return literals.stream()
                .filter(literal ->
                        LiteralValue.of(literal, ColumnKind.of(column.get())).isEmpty())
                .map(literal -> MappedTable.problem(
                        claim,
                        "when." + name,
                        "expected a value that a column of type " + column.get().fullType() + " can have but was \""
                                + literal + "\"",
                        ""));
    }
}
