package io.lethe.policy.read;

import io.lethe.policy.Dataset;
import io.lethe.policy.FileSet;
import io.lethe.policy.FileSet.Dating;
import io.lethe.policy.Place;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.time.NameDate;
import io.lethe.policy.yaml.YamlNode;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a dataset that is in files.
 *
 * <pre>
 * access-log: {files: /var/log/crm, match: "access-*.log*", date: {from: name, pattern: yyyy-MM-dd, zone: UTC}}
 * </pre>
 */
final class FileSetReader {
    private static final String FILES = "files";
    private static final Keys KEYS = new Keys(
            "a dataset of files",
            Map.of(FILES, "files: /var/log/crm", "match", "match: \"access-*.log*\"", "date", "date: {from: modified}"),
            List.of());
    private static final Keys DATE =
            new Keys("a date of files", Map.of("from", "from: name"), List.of("pattern", "zone"));

    private static final ValueReader<Path> DIRECTORY = TextReader.name(
            "a directory such as \"/var/log/crm\", without \"..\",",
            text -> new FileSet(Path.of(text), "a", new Dating.Modified()).directory());
    private static final ValueReader<String> MATCH = TextReader.name(
            "names such as \"access-*.log*\", with a letter or digit that all of them have,",
            text -> new FileSet(Path.of("a"), text, new Dating.Modified()).match());
    private static final ValueReader<NameDate> PATTERN =
            TextReader.name("how days stand in the names, such as \"yyyy-MM-dd\" or \"yyyyMMdd\",", NameDate::new);

    private FileSetReader() {}

    private enum From {
        NAME("name"),
        MODIFIED("modified");

        private final String word;

        From(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static boolean isOne(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping && mapping.value(FILES).isPresent();
    }

    static DatasetDraft read(DatasetId id, YamlNode.Mapping map, YamlNode.Entry entry, Problems problems) {
        Place place = problems.place(entry.mark());
        Dataset dataset = Fields.open(entry.value(), KEYS, problems)
                .flatMap(FileSetReader::files)
                .map(files -> Dataset.ofFiles(id, files, place))
                .orElse(null);
        return new DatasetDraft(id, map, entry, FileSet.table(id), Map.of(), dataset, place);
    }

    private static Optional<FileSet> files(Fields fields) {
        Optional<Path> directory = fields.read(FILES, DIRECTORY);
        Optional<String> match = fields.read("match", MATCH);
        Optional<Dating> dating = fields.read("date", FileSetReader::dating);
        return fields.complete()
                ? Optional.of(new FileSet(directory.orElseThrow(), match.orElseThrow(), dating.orElseThrow()))
                : Optional.empty();
    }

    private static Optional<Dating> dating(YamlNode node, Problems problems) {
        return Fields.open(node, DATE, problems).flatMap(fields -> {
            Optional<From> from = fields.read("from", TextReader.word("where the date comes from", From.class));
            Optional<NameDate> pattern = fields.read("pattern", PATTERN);
            Optional<ZoneId> zone = fields.read("zone", DateReader::zone);
            from.ifPresent(known -> checkCompanions(known, fields));
            return fields.complete() && from.isPresent()
                    ? Optional.of(
                            switch (from.get()) {
                                case NAME -> new Dating.InName(pattern.orElseThrow(), zone.orElseThrow());
                                case MODIFIED -> new Dating.Modified();
                            })
                    : Optional.empty();
        });
    }

    private static void checkCompanions(From from, Fields fields) {
        Map<String, String> examples = Map.of("pattern", "pattern: yyyy-MM-dd", "zone", "zone: UTC");
        for (String key : List.of("pattern", "zone")) {
            if (from == From.NAME && !fields.has(key)) {
                fields.missing(key, "a date from the name", examples.getOrDefault(key, key));
            }
            if (from == From.MODIFIED && fields.has(key)) {
                fields.refuse(
                        key,
                        "expected no " + key + " for a date from: modified, which is an instant",
                        "Remove the " + key + ".");
            }
        }
    }
}
