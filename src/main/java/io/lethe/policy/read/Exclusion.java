package io.lethe.policy.read;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.name.ColumnName;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that two conditions never claim the same row. What it cannot prove counts as possible: one row under two rules would
 * have two due dates, and the earlier one would win by accident.
 *
 * <p>Values are told apart as loosely as any database might: without case, accents and trailing spaces, and never a text from a
 * number, since MySQL takes {@code 'abc'} for 0.
 *
 * @param zone in which the days of the first condition begin
 * @param otherZone in which those of the other one do
 */
record Exclusion(ZoneId zone, ZoneId otherZone) {

    boolean isProven(Condition one, Condition other) {
        if (one instanceof Condition.All all) {
            return all.conditions().stream().anyMatch(each -> isProven(each, other));
        }
        if (other instanceof Condition.All all) {
            return all.conditions().stream().anyMatch(each -> isProven(one, each));
        }
        if (one instanceof Condition.Any any) {
            return any.conditions().stream().allMatch(each -> isProven(each, other));
        }
        if (other instanceof Condition.Any any) {
            return any.conditions().stream().allMatch(each -> isProven(one, each));
        }
        return contradict(one, other) || swapped().contradict(other, one);
    }

    private Exclusion swapped() {
        return new Exclusion(otherZone, zone);
    }

    /** Two single tests, looked at from the first one; the caller asks both ways. */
    private boolean contradict(Condition one, Condition other) {
        return switch (one) {
            case Condition.Equal equal ->
                Values.of(other)
                        .filter(values -> values.excludes(equal.column(), List.of(equal.value())))
                        .isPresent();
            case Condition.In in ->
                Values.of(other)
                        .filter(values -> values.excludes(in.column(), in.values()))
                        .isPresent();
            case Condition.IsNull isNull -> needsValue(other, isNull.column());
            case Condition.Not not
            when not.condition() instanceof Condition.IsNotNull isNotNull -> needsValue(other, isNotNull.column());
            case Condition.Before before -> isBefore(before, other);
            case Condition.Not not -> isNegated(not.condition(), other);
            case Condition.IsNotNull ignored -> false;
            case Condition.After ignored -> false;
            case Condition.All ignored -> false;
            case Condition.Any ignored -> false;
        };
    }

    /** Whether a test claims no row in which the column is NULL. */
    private static boolean needsValue(Condition test, ColumnName column) {
        return switch (test) {
            case Condition.Equal equal -> equal.column().equals(column);
            case Condition.In in -> in.column().equals(column);
            case Condition.IsNotNull isNotNull -> isNotNull.column().equals(column);
            case Condition.Before before -> before.column().equals(column);
            case Condition.After after -> after.column().equals(column);
            case Condition.Not not
            when not.condition() instanceof Condition.IsNull isNull ->
                isNull.column().equals(column);
            case Condition.Not not when not.condition() instanceof Condition.IsNotNull -> false;
            case Condition.Not not -> needsValue(not.condition(), column);
            case Condition.IsNull ignored -> false;
            case Condition.All ignored -> false;
            case Condition.Any ignored -> false;
        };
    }

    /** Days of two zones may begin 26 hours apart; two days keep them apart in any zones. */
    private boolean isBefore(Condition.Before before, Condition other) {
        return other instanceof Condition.After after
                && after.column().equals(before.column())
                && !before.day()
                        .isAfter(
                                zone.equals(otherZone)
                                        ? after.day().plusDays(1)
                                        : after.day().minusDays(1));
    }

    /** {@code not X} beside something that implies X. A test of days means the same only in the same zone. */
    private boolean isNegated(Condition denied, Condition other) {
        return switch (denied) {
            case Condition.Equal equal ->
                Values.of(other)
                        .filter(values -> values.within(equal.column(), List.of(equal.value())))
                        .isPresent();
            case Condition.In in ->
                Values.of(other)
                        .filter(values -> values.within(in.column(), in.values()))
                        .isPresent();
            case Condition.Before before -> zone.equals(otherZone) && before.equals(other);
            case Condition.After after -> zone.equals(otherZone) && after.equals(other);
            case Condition.All all ->
                all.conditions().stream().allMatch(each -> isProven(new Condition.Not(each), other));
            case Condition.Any any ->
                any.conditions().stream().anyMatch(each -> isProven(new Condition.Not(each), other));
            case Condition.Not not -> isProven(not.condition(), other);
            case Condition.IsNull ignored -> other.equals(denied);
            case Condition.IsNotNull ignored -> other.equals(denied);
        };
    }

    /** The values that a test admits for its column. */
    private record Values(ColumnName column, Collection<Literal> admitted) {
        static Optional<Values> of(Condition test) {
            return switch (test) {
                case Condition.Equal equal -> Optional.of(new Values(equal.column(), List.of(equal.value())));
                case Condition.In in -> Optional.of(new Values(in.column(), in.values()));
                default -> Optional.empty();
            };
        }

        boolean excludes(ColumnName other, Collection<Literal> values) {
            if (!column.equals(other)) {
                return false;
            }
            Set<LooseValue> all = new HashSet<>();
            admitted.forEach(value -> all.add(LooseValue.of(value)));
            int mine = all.size();
            Set<LooseValue> others = new HashSet<>();
            values.forEach(value -> others.add(LooseValue.of(value)));
            all.addAll(others);
            boolean sameKind = all.stream().map(LooseValue::kind).distinct().count() == 1;
            return sameKind && all.size() == mine + others.size();
        }

        boolean within(ColumnName other, Collection<Literal> values) {
            return column.equals(other) && new HashSet<>(values).containsAll(admitted);
        }
    }
}
