package io.lethe.policy.read;

import io.lethe.policy.Start;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.yaml.YamlNode;
import java.util.Optional;
import java.util.function.Function;

/** Readers for the names of the language. */
final class Names {
    static final ValueReader<Category> CATEGORY = TextReader.name("a category such as \"activity-log\"", Category::new);
    static final ValueReader<DatasetId> DATASET = TextReader.name("a dataset such as \"login-event\"", DatasetId::new);
    static final ValueReader<TargetName> TARGET = TextReader.name("a target such as \"crm-prod\"", TargetName::new);
    static final ValueReader<ColumnName> COLUMN = TextReader.name("a column such as \"created_at\"", ColumnName::new);
    static final ValueReader<TableName> TABLE =
            TextReader.name("a table with its schema such as \"clienttask.activity_log\"", TableName::of);
    static final ValueReader<String> STORE = TextReader.name("an archive store such as \"cold-store\"", Names::kebab);
    static final ValueReader<String> OBJECT_STORE =
            TextReader.name("an object store such as \"uploads\"", Names::kebab);
    static final ValueReader<Start> START = TextReader.name(
            "a date column such as \"created_at\", or a parent's such as \"account.closed_at\",", Names::start);

    private Names() {}

    /** What a key names; the constructor's own message says what was expected of it. */
    static <T> Optional<T> of(
            YamlNode.Mapping mapping, YamlNode.Entry entry, Function<String, T> constructor, Problems problems) {
        try {
            return Optional.of(constructor.apply(entry.key()));
        } catch (IllegalArgumentException e) {
            problems.error(mapping, entry, String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    static String kebab(String text) {
        return new Category(text).name();
    }

    private static Start start(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new Start.Column(new ColumnName(text))
                : new Start.Parent(parent(text.substring(0, dot)), new ColumnName(text.substring(dot + 1)));
    }

    /** A parent's name in a map: a word, with hyphens or underscores. */
    static String parent(String text) {
        if (!text.matches("[A-Za-z_][A-Za-z0-9_-]{0,63}")) {
            throw new IllegalArgumentException("expected a parent such as \"account\" but was \"" + text + "\"");
        }
        return text;
    }
}
