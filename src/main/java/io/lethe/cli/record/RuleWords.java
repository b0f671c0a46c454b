package io.lethe.cli.record;

import io.lethe.policy.Action;
import io.lethe.policy.ArchiveFormat;
import io.lethe.policy.Condition;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.time.RetentionPeriod;
import java.util.stream.Collectors;

/** A rule in words: {@code activity-log, from created_at: after 30 days anonymise ip (truncate-ip); after 13 months purge}. */
final class RuleWords {
    private RuleWords() {}

    static String of(Rule rule) {
        String which = rule.when().equals(Condition.ALWAYS) ? "" : " where " + ConditionWords.of(rule.when());
        String steps = rule.steps().stream().map(RuleWords::step).collect(Collectors.joining("; "));
        return rule.data() + which + ", from " + start(rule) + ": " + steps;
    }

    private static String start(Rule rule) {
        return switch (rule.countFrom()) {
            case START -> rule.since().toString();
            case END_OF_MONTH -> "the end of the month of " + rule.since();
            case END_OF_YEAR -> "the end of the year of " + rule.since();
        };
    }

    private static String step(Step step) {
        return step.after().equals(RetentionPeriod.IMMEDIATELY)
                ? "at once " + then(step.then()) + " (" + step.reason() + ")"
                : "after " + step.after() + " " + then(step.then()) + latest(step);
    }

    private static String latest(Step step) {
        return step.deleteBy() == null ? "" : ", by " + step.deleteBy() + " at the latest";
    }

    private static String then(Action action) {
        return switch (action) {
            case Action.Purge purge -> "purge";
            case Action.Anonymise anonymise -> anonymise.called() + " " + fields(anonymise);
            case Action.Archive archive ->
                "archive to " + archive.store() + words(archive.format()) + ", there " + archive.keep();
        };
    }

    private static String words(ArchiveFormat format) {
        return switch (format) {
            case JSON_LINES -> "";
            case PARQUET -> " as Parquet";
        };
    }

    private static String fields(Action.Anonymise anonymise) {
        return anonymise.fields().entrySet().stream()
                .map(field -> field.getKey() + " (" + field.getValue().words() + ")")
                .collect(Collectors.joining(", "));
    }
}
