package io.lethe.cli.record;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import java.util.List;

/** A condition in words: {@code status is new, contacted or rejected}. What is nested stands in brackets. */
final class ConditionWords {
    private ConditionWords() {}

    static String of(Condition condition) {
        return switch (condition) {
            case Condition.Equal equal -> equal.column() + " is " + value(equal.value());
            case Condition.In in -> in.column() + " is " + values(in.values());
            case Condition.IsNull isNull -> isNull.column() + " has no value";
            case Condition.IsNotNull isNotNull -> isNotNull.column() + " has a value";
            case Condition.Before before -> before.column() + " lies before " + before.day();
            case Condition.After after -> after.column() + " lies after " + after.day();
            case Condition.All all -> joined(all.conditions(), " and ");
            case Condition.Any any -> joined(any.conditions(), " or ");
            case Condition.Not not -> "not (" + of(not.condition()) + ")";
        };
    }

    private static String joined(List<Condition> conditions, String word) {
        return String.join(word, conditions.stream().map(ConditionWords::part).toList());
    }

    private static String part(Condition condition) {
        boolean isNested = condition instanceof Condition.All || condition instanceof Condition.Any;
        return isNested ? "(" + of(condition) + ")" : of(condition);
    }

    private static String values(List<Literal> values) {
        List<String> words = values.stream().map(ConditionWords::value).toList();
        String first = String.join(", ", words.subList(0, words.size() - 1));
        return first.isEmpty() ? words.getLast() : first + " or " + words.getLast();
    }

    private static String value(Literal value) {
        return value.toString().isEmpty() ? "the empty text" : value.toString();
    }
}
