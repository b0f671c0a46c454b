package io.lethe.policy.yaml;

import java.util.List;
import java.util.Optional;

/** One value of a document, with its place. */
public sealed interface YamlNode {
    Mark mark();

    YamlPath path();

    /**
     * A text as the author wrote it. Nothing is turned into a number or a truth value here: {@code 010} stays those three
     * characters and {@code no} stays a word.
     *
     * @param plain not quoted, so that its form may say what it is
     */
    record Scalar(Mark mark, YamlPath path, String text, boolean plain) implements YamlNode {
        /** Nothing was written, or a plain {@code null} or {@code ~}. */
        public boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }
    }

    record Sequence(Mark mark, YamlPath path, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys are unique and in the order of the file. */
    record Mapping(Mark mark, YamlPath path, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<YamlNode> value(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** A value whose mistake is already told: whoever meets it says nothing more. */
    record Broken(Mark mark, YamlPath path) implements YamlNode {}

    /** A key of a mapping, where it stands, and what it says. */
    record Entry(String key, Mark mark, YamlNode value) {}
}
