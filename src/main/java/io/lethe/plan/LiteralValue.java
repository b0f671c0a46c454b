package io.lethe.plan;

import io.lethe.policy.Literal;
import java.math.BigDecimal;
import java.util.Optional;

/** A policy's literal as a value of a column, or nothing where the column can have none such. */
final class LiteralValue {
    private LiteralValue() {}

    static Optional<Object> of(Literal literal, ColumnKind kind) {
        return switch (literal) {
            case Literal.Text text -> kind.read(text.value());
            case Literal.Number number -> number(number.value(), kind);
            case Literal.Truth truth ->
                kind == ColumnKind.INTEGER ? Optional.of(truth.value() ? 1L : 0L) : Optional.empty();
        };
    }

    private static Optional<Object> number(BigDecimal number, ColumnKind kind) {
        return switch (kind) {
            case INTEGER, UNSIGNED, DECIMAL, TEXT ->
                kind.read(number.stripTrailingZeros().toPlainString());
            case BYTES, DATE, DATE_TIME, UUID_TEXT -> Optional.empty();
        };
    }
}
