package io.lethe.policy.read;

import io.lethe.policy.Condition;
import io.lethe.policy.Literal;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.read.ConditionDraft.Kind;
import io.lethe.policy.read.ConditionDraft.Use;
import io.lethe.policy.time.CountFrom;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads which rows of a rule have a shorter period than all others:
 * <code>{column: company_id, at-least: 30 days, periods: [{of: 17, keep: 6 months}, {of: [23, 31], keep: 90 days}]}</code>.
 *
 * <p>Every period lies between a floor, which is said once, and the rule's own: what a contract with one customer says may never keep longer than
 * the policy, nor delete what is needed to run the service.
 */
final class PerReader {
    private static final Keys KEYS = new Keys(
            "shorter periods",
            Map.of(
                    "column", "column: company_id",
                    "at-least", "at-least: 30 days",
                    "periods", "periods: [{of: 17, keep: 6 months}]"),
            List.of());
    private static final Keys PERIOD =
            new Keys("a shorter period", Map.of("of", "of: 17", "keep", "keep: 6 months"), List.of());

    /** Whoever has more has them in a table, and not in a policy that a person reads. */
    private static final int MOST_PERIODS = 50;

    private static final ValueReader<List<Literal>> VALUES =
            TextReader.oneOrList("a value such as 17, or a list of values", LiteralReader::read);

    private final Fields fields;
    private final ColumnName column;
    private final RetentionPeriod floor;
    private final RetentionPeriod cap;
    private final CountFrom countFrom;
    private final List<PerDraft.Shorter> periods = new ArrayList<>();

    private PerReader(
            Fields fields, ColumnName column, RetentionPeriod floor, RetentionPeriod cap, CountFrom countFrom) {
        this.fields = fields;
        this.column = column;
        this.floor = floor;
        this.cap = cap;
        this.countFrom = countFrom;
    }

    /** @param cap the period of all other rows */
    static ValueReader<PerDraft> below(RetentionPeriod cap, CountFrom countFrom) {
        return (node, problems) -> Fields.open(node, KEYS, problems).flatMap(fields -> {
            Optional<ColumnName> column = fields.read("column", Names.COLUMN);
            Optional<RetentionPeriod> floor = fields.read("at-least", PeriodReader::read);
            return column.isPresent() && floor.isPresent()
                    ? new PerReader(fields, column.get(), floor.get(), cap, countFrom).read()
                    : Optional.empty();
        });
    }

    private Optional<PerDraft> read() {
        fields.read("periods", PerReader::items).ifPresent(items -> items.forEach(this::readPeriod));
        boolean whole = fields.complete() && !fields.problems().hasErrors();
        return whole ? Optional.of(new PerDraft(column, uses(), periods)) : Optional.empty();
    }

    private static Optional<List<YamlNode>> items(YamlNode node, Problems problems) {
        return node instanceof YamlNode.Sequence sequence
                        && !sequence.items().isEmpty()
                        && sequence.items().size() <= MOST_PERIODS
                ? Optional.of(sequence.items())
                : problems.expected("a list of 1 to " + MOST_PERIODS + " periods", node);
    }

    private void readPeriod(YamlNode node) {
        Fields.open(node, PERIOD, fields.problems()).ifPresent(period -> {
            Optional<List<Literal>> values = period.read("of", VALUES);
            Optional<RetentionPeriod> keep = period.read("keep", this::keep);
            if (values.isPresent() && keep.isPresent()) {
                add(new PerDraft.Shorter(new Condition.In(column, values.get()), keep.get()), period);
            }
        });
    }

    private Optional<RetentionPeriod> keep(YamlNode node, Problems problems) {
        return PeriodReader.read(node, problems)
                .flatMap(keep -> isBetween(keep)
                        ? Optional.of(keep)
                        : problems.expected(
                                "a period from \"" + floor + "\" to one that always ends before \"" + cap + "\"",
                                node));
    }

    private boolean isBetween(RetentionPeriod keep) {
        return (keep.equals(floor) || StepReader.isAlwaysLater(floor, keep, countFrom))
                && StepReader.isAlwaysLater(keep, cap, countFrom);
    }

    private void add(PerDraft.Shorter shorter, Fields period) {
        Exclusion exclusion = new Exclusion(ZoneOffset.UTC, ZoneOffset.UTC);
        boolean isApart = periods.stream().allMatch(other -> exclusion.isProven(other.of(), shorter.of()));
        if (!isApart) {
            period.refuse("of", "a row with this value may have another of these periods, too", "Keep one of them.");
        }
        periods.add(shorter);
    }

    /** The rows of all others are asked for NULL as well. */
    private List<Use> uses() {
        YamlNode.Mapping mapping = fields.mapping();
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals("column"))
                .map(entry -> new Use(column, Kind.COMPARES_VALUES, mapping, entry))
                .toList();
    }
}
