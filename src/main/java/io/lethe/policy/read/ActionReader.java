package io.lethe.policy.read;

import io.lethe.policy.Action;
import io.lethe.policy.ArchiveFormat;
import io.lethe.policy.Masking;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code then}, {@code fields} and {@code archive} say together, in a rule's short form and in a step alike. */
final class ActionReader {
    static final List<String> KEYS = List.of("fields", "archive");
    private static final Keys ARCHIVE =
            new Keys("an archive", Map.of("to", "to: cold-store", "keep", "keep: 2 years"), List.of("format"));

    private ActionReader() {}

    private enum Then {
        PURGE("purge", ""),
        ANONYMISE("anonymise", "fields"),
        ARCHIVE("archive", "archive");

        private final String word;
        private final String companion;

        Then(String word, String companion) {
            this.word = word;
            this.companion = companion;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static Optional<Action> read(Fields fields) {
        Optional<Then> then = fields.read("then", TextReader.word("an action", Then.class));
        then.ifPresent(chosen -> refuseOthers(chosen, fields));
        Optional<Map<ColumnName, Masking>> maskings = fields.read("fields", ActionReader::maskings);
        Optional<Action> archive = fields.read("archive", ActionReader::archive);
        return then.flatMap(chosen -> switch (chosen) {
            case PURGE -> Optional.of(new Action.Purge());
            case ANONYMISE -> maskings.map(Action.Anonymise::new);
            case ARCHIVE -> archive;
        });
    }

    private static void refuseOthers(Then then, Fields fields) {
        for (String key : KEYS) {
            if (fields.has(key) && !key.equals(then.companion)) {
                String owner = key.equals("fields") ? "anonymise" : "archive";
                fields.refuse(
                        key, "the key \"" + key + "\" goes with then: " + owner + " but this is then: " + then, "");
            }
        }
        if (then == Then.ANONYMISE && !fields.has("fields")) {
            fields.missing("fields", "an anonymisation", "fields: {ip: truncate-ip}");
        }
        if (then == Then.ARCHIVE && !fields.has("archive")) {
            fields.missing("archive", "an archiving", "archive: {to: cold-store, keep: 2 years}");
        }
    }

    private static Optional<Map<ColumnName, Masking>> maskings(YamlNode node, Problems problems) {
        return NamedValues.read(
                new NamedValues<>(
                        "columns and their maskings such as {ip: truncate-ip}", ColumnName::new, MaskingReader::read),
                node,
                problems);
    }

    private static Optional<Action> archive(YamlNode node, Problems problems) {
        return Fields.open(node, ARCHIVE, problems).flatMap(fields -> {
            Optional<String> store = fields.read("to", Names.STORE);
            Optional<RetentionPeriod> keep = fields.read("keep", ActionReader::archivePeriod);
            ArchiveFormat format = fields.read("format", TextReader.word("a format", ArchiveFormat.class))
                    .orElse(ArchiveFormat.JSON_LINES);
            return fields.complete()
                    ? Optional.of(new Action.Archive(store.orElseThrow(), keep.orElseThrow(), format))
                    : Optional.empty();
        });
    }

    private static Optional<RetentionPeriod> archivePeriod(YamlNode node, Problems problems) {
        Optional<RetentionPeriod> period = PeriodReader.read(node, problems);
        return period.filter(RetentionPeriod.IMMEDIATELY::equals).isPresent()
                ? problems.expected("a period longer than nothing", node, "To keep no copy write then: purge.")
                : period;
    }
}
