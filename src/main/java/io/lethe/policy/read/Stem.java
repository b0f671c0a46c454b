package io.lethe.policy.read;

import io.lethe.policy.SourceFile;
import io.lethe.policy.field.ValueReader;
import java.util.Optional;

/** The name of a file without its directory and ending: the document in it must call itself the same. */
final class Stem {
    private Stem() {}

    static <T> ValueReader<T> mustEqual(SourceFile source, ValueReader<T> reader) {
        return (node, problems) -> {
            Optional<T> name = reader.read(node, problems);
            return name.isEmpty() || name.get().toString().equals(of(source.name()))
                    ? name
                    : problems.expected(
                            "\"" + of(source.name()) + "\" like the file's name", node, "Rename one of them.");
        };
    }

    static String of(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
    }
}
