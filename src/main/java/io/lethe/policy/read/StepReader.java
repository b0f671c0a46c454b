package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.Step;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.time.CountFrom;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a rule's steps: one in the short form ({@code keep}, {@code then}), any number in the long form ({@code steps}). */
final class StepReader {
    static final List<String> SHORT = List.of("keep", "then", "reason", "fields", "archive", "delete-by");
    private static final Keys STEP = new Keys(
            "a step",
            Map.of("after", "after: 30 days", "then", "then: purge"),
            List.of("reason", "fields", "archive", "delete-by"));

    /** A rule with more stages than years is a mistake; it also bounds the comparison of each with the next. */
    private static final int MOST_STEPS = 20;

    private StepReader() {}

    static Optional<List<Step>> shortForm(Fields rule, CountFrom countFrom) {
        if (!rule.has("then")) {
            rule.missing("then", "a rule", "then: purge");
        }
        if (!rule.has("keep")) {
            rule.missing("keep", "a rule", "keep: 13 months");
        }
        return step(rule, "keep", countFrom).map(List::of);
    }

    static ValueReader<List<Step>> longForm(CountFrom countFrom) {
        return (node, problems) -> {
            if (!(node instanceof YamlNode.Sequence sequence)
                    || sequence.items().isEmpty()
                    || sequence.items().size() > MOST_STEPS) {
                return problems.expected("a list of 1 to " + MOST_STEPS + " steps", node);
            }
            List<Step> steps = new ArrayList<>();
            for (YamlNode item : sequence.items()) {
                Fields.open(item, STEP, problems)
                        .flatMap(fields -> step(fields, "after", countFrom))
                        .ifPresent(steps::add);
            }
            return steps.size() == sequence.items().size() && isOrdered(steps, sequence, countFrom, problems)
                    ? Optional.of(steps)
                    : Optional.empty();
        };
    }

    private static Optional<Step> step(Fields fields, String periodKey, CountFrom countFrom) {
        Optional<RetentionPeriod> period = fields.read(periodKey, PeriodReader::read);
        Optional<String> reason = fields.read("reason", TextReader.text("a reason in words"));
        period.ifPresent(after -> checkReason(after, fields));
        Optional<Action> action = ActionReader.read(fields);
        Optional<RetentionPeriod> deleteBy = fields.read("delete-by", PeriodReader::read);
        deleteBy.ifPresent(latest -> {
            period.ifPresent(after -> checkLater(latest, after, fields, countFrom));
            action.ifPresent(then -> checkDeletes(then, fields));
        });
        return fields.complete() && period.isPresent() && action.isPresent()
                ? Optional.of(new Step(period.get(), action.get(), reason.orElse(""), deleteBy.orElse(null)))
                : Optional.empty();
    }

    private static void checkReason(RetentionPeriod period, Fields fields) {
        boolean immediately = period.equals(RetentionPeriod.IMMEDIATELY);
        if (immediately && !fields.has("reason")) {
            fields.missing("reason", "a step that acts immediately", "reason: \"replaced by the new session\"");
        }
        if (!immediately && fields.has("reason")) {
            fields.refuse(
                    "reason",
                    "a reason goes with \"immediately\" but this period is \"" + period + "\"",
                    "Remove it, or make it a comment.");
        }
    }

    /** A day by which a row must be gone that comes before the day on which it may go could only be broken, one way or the other. */
    private static void checkLater(RetentionPeriod latest, RetentionPeriod after, Fields fields, CountFrom countFrom) {
        if (!isAlwaysLater(after, latest, countFrom)) {
            String message = "expected a period that always ends after \"" + after + "\" but was \"" + latest + "\"";
            fields.refuse("delete-by", message, "");
        }
    }

    private static void checkDeletes(Action then, Fields fields) {
        if (then instanceof Action.Anonymise) {
            String message = "the key \"delete-by\" goes with then: purge or archive but this is then: anonymise";
            fields.refuse("delete-by", message, "");
        }
    }

    private static boolean isOrdered(
            List<Step> steps, YamlNode.Sequence nodes, CountFrom countFrom, Problems problems) {
        boolean ordered = true;
        for (int i = 1; i < steps.size(); i++) {
            Step before = steps.get(i - 1);
            YamlNode node = nodes.items().get(i);
            if (!(before.then() instanceof Action.Anonymise)) {
                problems.error(
                        node,
                        "expected no step after " + before.then().word() + ": the row is gone by then",
                        "Remove this step.");
                ordered = false;
            } else if (!isAlwaysLater(before.after(), steps.get(i).after(), countFrom)) {
                String message = "expected a period that always ends after \"" + before.after() + "\" but was \""
                        + steps.get(i).after() + "\"";
                problems.error(after(node), message, "Steps stand in the order in which they happen.");
                ordered = false;
            }
        }
        return ordered;
    }

    private static YamlNode after(YamlNode step) {
        return step instanceof YamlNode.Mapping mapping ? mapping.value("after").orElse(step) : step;
    }

    /** Thirty days are not always less than a month: so every day of four years is tried. */
    static boolean isAlwaysLater(RetentionPeriod first, RetentionPeriod second, CountFrom countFrom) {
        LocalDate start = LocalDate.of(2023, 1, 1);
        return start.datesUntil(start.plusYears(4))
                .map(countFrom::from)
                .allMatch(day -> day.plus(first.period()).isBefore(day.plus(second.period())));
    }
}
