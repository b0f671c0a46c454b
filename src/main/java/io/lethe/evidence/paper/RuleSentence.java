package io.lethe.evidence.paper;

import io.lethe.policy.Action;
import io.lethe.policy.Condition;
import io.lethe.policy.Rule;
import io.lethe.policy.Step;
import io.lethe.policy.time.RetentionPeriod;
import java.util.stream.Collectors;

/** A rule of a policy in words: {@code 1. note: delete 10 years after created_at}. */
final class RuleSentence {

    private RuleSentence() {}

    static String of(Rule rule, Scribe scribe) {
        String steps =
                rule.steps().stream().map(step -> step(rule, step, scribe)).collect(Collectors.joining("; "));
        return scribe.say(
                Text.RULE,
                Integer.toString(rule.number()),
                rule.data().name(),
                rule.when().equals(Condition.ALWAYS) ? steps : scribe.say(Text.UNDER_CONDITIONS, steps));
    }

    private static String step(Rule rule, Step step, Scribe scribe) {
        String action = scribe.say(action(step.then()));
        if (step.after().equals(RetentionPeriod.IMMEDIATELY)) {
            return scribe.say(Text.AT_ONCE, action, start(rule, scribe), step.reason());
        }
        return scribe.say(Text.AFTER, action, scribe.period(step.after().period()), start(rule, scribe));
    }

    private static String start(Rule rule, Scribe scribe) {
        String since = rule.since().toString();
        return switch (rule.countFrom()) {
            case START -> since;
            case END_OF_MONTH -> scribe.say(Text.OF_MONTH, since);
            case END_OF_YEAR -> scribe.say(Text.OF_YEAR, since);
        };
    }

    private static Text action(Action action) {
        return switch (action) {
            case Action.Purge purge -> Text.PURGE;
            case Action.Anonymise anonymise when anonymise.reversible() -> Text.PSEUDONYMISE;
            case Action.Anonymise anonymise -> Text.ANONYMISE;
            case Action.Archive archive -> Text.ARCHIVE;
        };
    }
}
