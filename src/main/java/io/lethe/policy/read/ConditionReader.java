package io.lethe.policy.read;

import io.lethe.policy.Condition;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Found;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.read.ConditionDraft.Kind;
import io.lethe.policy.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code when}: a mapping from columns to what is asked of them, all of which must hold, and the keys {@code all},
 * {@code any} and {@code not} for everything else.
 */
final class ConditionReader {
    /** Whoever needs more writes two rules. It bounds the proof that rules exclude each other. */
    private static final int MOST_TESTS = 50;

    private static final int MOST_VALUES = 500;
    private static final String FORM = "a condition such as {status: [closed]}";
    private static final String TEST =
            "a value, a list of values, or one of {is: null}, {before: 2020-01-01}, {not: closed}";
    private static final Keys TESTS = new Keys("a test", Map.of(), List.of("is", "before", "after", "not"));

    private final Problems problems;
    private final List<ConditionDraft.Use> uses = new ArrayList<>();

    private ConditionReader(Problems problems) {
        this.problems = problems;
    }

    static Optional<ConditionDraft> read(YamlNode node, Problems problems) {
        ConditionReader reader = new ConditionReader(problems);
        Optional<Condition> condition = reader.conditions(node);
        if (condition.isPresent() && reader.uses.size() > MOST_TESTS) {
            problems.error(
                    node,
                    "expected at most " + MOST_TESTS + " tests in a condition but there are " + reader.uses.size(),
                    "Split the rule.");
            return Optional.empty();
        }
        return condition.map(read -> new ConditionDraft(read, reader.uses));
    }

    private Optional<Condition> conditions(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            return problems.expected(FORM, node);
        }
        List<Condition> all = new ArrayList<>();
        boolean complete = true;
        for (YamlNode.Entry entry : mapping.entries()) {
            Optional<Condition> condition = entry(mapping, entry);
            condition.ifPresent(all::add);
            complete &= condition.isPresent();
        }
        return complete ? Optional.of(all.size() == 1 ? all.getFirst() : new Condition.All(all)) : Optional.empty();
    }

    private Optional<Condition> entry(YamlNode.Mapping mapping, YamlNode.Entry entry) {
        return switch (entry.key()) {
            case "all" -> list(entry.value()).map(Condition.All::new);
            case "any" -> list(entry.value()).map(Condition.Any::new);
            case "not" -> conditions(entry.value()).map(Condition.Not::new);
            default -> column(mapping, entry);
        };
    }

    private Optional<List<Condition>> list(YamlNode node) {
        return TextReader.list("a list of conditions", (each, ignored) -> conditions(each))
                .read(node, problems);
    }

    private Optional<Condition> column(YamlNode.Mapping mapping, YamlNode.Entry entry) {
        if (!ColumnName.allows(entry.key())) {
            problems.error(
                    mapping, entry, "expected a column, all, any or not but was " + Found.quoted(entry.key()), "");
            return Optional.empty();
        }
        return test(new Asked(new ColumnName(entry.key()), mapping, entry), entry.value());
    }

    /** The column that the tests in its value are about. */
    private record Asked(ColumnName column, YamlNode.Mapping mapping, YamlNode.Entry entry) {
        ConditionDraft.Use use(Kind kind) {
            return new ConditionDraft.Use(column, kind, mapping, entry);
        }
    }

    private Optional<Condition> test(Asked asked, YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> {
                uses.add(asked.use(Kind.COMPARES_VALUES));
                yield LiteralReader.read(scalar, problems).map(value -> new Condition.Equal(asked.column(), value));
            }
            case YamlNode.Sequence sequence -> in(asked, sequence);
            case YamlNode.Mapping mapping -> tests(asked, mapping);
            case YamlNode.Broken ignored -> Optional.empty();
        };
    }

    private Optional<Condition> in(Asked asked, YamlNode.Sequence sequence) {
        uses.add(asked.use(Kind.COMPARES_VALUES));
        if (sequence.items().size() > MOST_VALUES) {
            problems.error(
                    sequence,
                    "expected at most " + MOST_VALUES + " values but there are "
                            + sequence.items().size(),
                    "");
            return Optional.empty();
        }
        return TextReader.list("a list of values", LiteralReader::read)
                .read(sequence, problems)
                .map(values -> new Condition.In(asked.column(), values));
    }

    private Optional<Condition> tests(Asked asked, YamlNode.Mapping node) {
        if (node.entries().isEmpty()) {
            return problems.expected(TEST, node);
        }
        return Fields.open(node, TESTS, problems).flatMap(fields -> {
            List<Condition> all = new ArrayList<>();
            fields.read("is", (value, ignored) -> nullness(asked, value)).ifPresent(all::add);
            fields.read("before", (value, ignored) -> day(asked, value))
                    .ifPresent(day -> all.add(new Condition.Before(asked.column(), day)));
            fields.read("after", (value, ignored) -> day(asked, value))
                    .ifPresent(day -> all.add(new Condition.After(asked.column(), day)));
            fields.read("not", (value, ignored) -> test(asked, value))
                    .ifPresent(inner -> all.add(new Condition.Not(inner)));
            return fields.complete()
                    ? Optional.of(all.size() == 1 ? all.getFirst() : new Condition.All(all))
                    : Optional.empty();
        });
    }

    private Optional<Condition> nullness(Asked asked, YamlNode node) {
        uses.add(asked.use(Kind.ASKS_FOR_NULL));
        String word = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
        return switch (word) {
            case "null" -> Optional.of(new Condition.IsNull(asked.column()));
            case "not-null" -> Optional.of(new Condition.IsNotNull(asked.column()));
            default -> problems.expected("null or not-null", node);
        };
    }

    private Optional<LocalDate> day(Asked asked, YamlNode node) {
        uses.add(asked.use(Kind.COMPARES_DAYS));
        return DateReader.day(node, problems);
    }
}
