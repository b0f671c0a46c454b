package io.lethe.policy.judge;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.DateColumn;
import io.lethe.policy.time.LocalDays;
import io.lethe.policy.time.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a condition claims a row, in SQL's three values. Only a plain yes claims: what is NULL, unreadable, or lies in
 * the hour in which the clocks change is unknown, and its negation is unknown too.
 *
 * @param zone the policy's
 */
record ConditionJudge(Map<ColumnName, DateColumn> dates, ZoneId zone, Map<String, String> row) {
    ConditionJudge {
        dates = Map.copyOf(dates);
        row = Map.copyOf(row);
    }

    /** Yes, no, or unknown. */
    enum Answer {
        YES,
        NO,
        UNKNOWN;

        static Answer of(boolean yes) {
            return yes ? YES : NO;
        }

        Answer not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    Answer answer(Condition condition) {
        return switch (condition) {
            case Condition.Equal equal -> equals(row.get(equal.column().name()), equal.value());
            case Condition.In in -> in(row.get(in.column().name()), in.values());
            case Condition.IsNull isNull ->
                Answer.of(!row.containsKey(isNull.column().name()));
            case Condition.IsNotNull isNotNull ->
                Answer.of(row.containsKey(isNotNull.column().name()));
            case Condition.Before before -> before(before.column(), LocalDays.first(before.day(), zone), before.day());
            case Condition.After after ->
                before(
                                after.column(),
                                LocalDays.over(after.day(), zone),
                                after.day().plusDays(1))
                        .not();
            case Condition.All all -> all(all.conditions());
            case Condition.Any any -> any(any.conditions());
            case Condition.Not not -> answer(not.condition()).not();
        };
    }

    private Answer all(List<Condition> conditions) {
        return any(conditions.stream().<Condition>map(Condition.Not::new).toList())
                .not();
    }

    private Answer any(List<Condition> conditions) {
        List<Answer> answers = conditions.stream().map(this::answer).toList();
        return answers.contains(Answer.YES)
                ? Answer.YES
                : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.NO;
    }

    private static Answer in(@Nullable String value, List<Literal> literals) {
        List<Answer> answers =
                literals.stream().map(literal -> equals(value, literal)).toList();
        return answers.contains(Answer.YES)
                ? Answer.YES
                : answers.contains(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.NO;
    }

    private static Answer equals(@Nullable String value, Literal literal) {
        if (value == null) {
            return Answer.UNKNOWN;
        }
        return switch (literal) {
            case Literal.Text text -> Answer.of(text.value().equals(value));
            case Literal.Number number -> number(value, number.value());
            case Literal.Truth truth ->
                switch (value) {
                    case "1", "true" -> Answer.of(truth.value());
                    case "0", "false" -> Answer.of(!truth.value());
                    default -> Answer.UNKNOWN;
                };
        };
    }

    private static Answer number(String value, BigDecimal number) {
        return value.matches("-?[0-9]{1,65}(\\.[0-9]{1,30})?")
                ? Answer.of(new BigDecimal(value).compareTo(number) == 0)
                : Answer.UNKNOWN;
    }

    /** Whether a date column's value lies before a bound, which is given as an instant and, for plain dates, as a day. */
    private Answer before(ColumnName name, Instant bound, LocalDate day) {
        DateColumn column = dates.get(name);
        Moment moment = column == null
                ? null
                : ValueText.read(column, row.get(name.name())).moment();
        return switch (moment) {
            case null -> Answer.UNKNOWN;
            case Moment.Day own -> Answer.of(own.day().isBefore(day));
            case Moment.Local local
            when local.latest(zone).isBefore(bound) != local.earliest(zone).isBefore(bound) -> Answer.UNKNOWN;
            case Moment.Local local -> Answer.of(local.latest(zone).isBefore(bound));
            case Moment.At at -> Answer.of(at.instant().isBefore(bound));
        };
    }
}
