package io.lethe.policy.read;

import io.lethe.policy.Limits;
import io.lethe.policy.Rule;
import io.lethe.policy.Start;
import io.lethe.policy.Step;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.time.CountFrom;
import io.lethe.policy.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one rule, in its short or its long form. */
final class RuleReader {
    private static final Keys KEYS =
            new Keys("a rule", Map.of("data", "data: activity-log", "since", "since: created_at"), optional());

    private RuleReader() {}

    private static List<String> optional() {
        List<String> keys = new ArrayList<>(List.of("when", "count-from", "steps", "per", "limits", "scan"));
        keys.addAll(StepReader.SHORT);
        return keys;
    }

    static Optional<RuleDraft> read(YamlNode node, int number, Problems problems) {
        return Fields.open(node, KEYS, problems).map(fields -> read(fields, number));
    }

    private static RuleDraft read(Fields fields, int number) {
        Optional<DatasetId> data = fields.read("data", Names.DATASET);
        Optional<Start> since = fields.read("since", SinceReader::read);
        since.ifPresent(start -> warnOfMovingStart(start, fields));
        Optional<ConditionDraft> when =
                fields.has("when") ? fields.read("when", ConditionReader::read) : Optional.of(ConditionDraft.ALWAYS);
        CountFrom countFrom = fields.read("count-from", TextReader.word("a day to count from", CountFrom.class))
                .orElse(CountFrom.START);
        Optional<List<Step>> steps = steps(fields, countFrom);
        Optional<PerDraft> per = steps.flatMap(found -> per(fields, found, countFrom));
        Limits limits = fields.read("limits", LimitsReader::read).orElse(Limits.DEFAULT);
        boolean fullScan = fields.read("scan", RuleReader::full).isPresent();
        Rule rule = fields.complete() && steps.isPresent()
                ? new Rule(
                        number,
                        fields.mapping().path().toString(),
                        data.orElseThrow(),
                        since.orElseThrow(),
                        when.orElseThrow().condition(),
                        countFrom,
                        steps.get(),
                        limits,
                        fullScan,
                        fields.problems().place(fields.mapping().mark()))
                : null;
        List<Rule> split = rule == null
                ? List.of()
                : per.map(shorter -> shorter.split(rule)).orElse(List.of(rule));
        return new RuleDraft(
                fields.mapping(),
                data.orElse(null),
                since.orElse(null),
                when.map(all -> all.with(per.map(PerDraft::uses).orElse(List.of())))
                        .orElse(null),
                split.stream().findFirst().orElse(null),
                split.stream().skip(1).toList());
    }

    /** A row that is masked first and deleted later has several periods; which of them is shorter for whom nobody could read at a glance. */
    private static Optional<PerDraft> per(Fields fields, List<Step> steps, CountFrom countFrom) {
        if (fields.has("per") && fields.has("steps")) {
            fields.refuse("per", "the key \"per\" goes with keep but this rule has steps", "");
            return Optional.empty();
        }
        return fields.read("per", PerReader.below(steps.getFirst().after(), countFrom));
    }

    private static Optional<List<Step>> steps(Fields fields, CountFrom countFrom) {
        List<String> shortKeys = StepReader.SHORT.stream().filter(fields::has).toList();
        if (!fields.has("steps")) {
            return shortKeys.isEmpty() ? neither(fields) : StepReader.shortForm(fields, countFrom);
        }
        if (!shortKeys.isEmpty()) {
            String remedy = "Move \"" + shortKeys.getFirst() + "\" into a step, or remove steps.";
            fields.refuse(shortKeys.getFirst(), "expected either keep and then, or steps, but there are both", remedy);
        }
        return fields.read("steps", StepReader.longForm(countFrom));
    }

    private static Optional<List<Step>> neither(Fields fields) {
        fields.missing("keep", "a rule", "keep: 13 months, then: purge");
        return Optional.empty();
    }

    private static Optional<Boolean> full(YamlNode node, Problems problems) {
        return TextReader.bare(node).filter("full"::equals).isPresent()
                ? Optional.of(true)
                : problems.expected(
                        "the word full", node, "Leave the key out to have the start column led by an index.");
    }

    /** Every batch update would make all rows young again, and a writer that stops would make them all old. */
    private static void warnOfMovingStart(Start since, Fields fields) {
        Optional<String> moving = since.values().stream()
                .filter(name -> name.matches("(.*\\.)?(updated_at|modified_at)"))
                .findFirst();
        if (moving.isPresent()) {
            YamlNode node = fields.node("since").orElse(fields.mapping());
            String message = "the period counts from " + moving.get() + ", which any update moves";
            fields.problems().warning(node, message, "Count from a date that stands still.");
        }
    }
}
