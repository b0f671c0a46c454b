package io.lethe;

import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.read.PeriodReader;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code anchors:} in {@code lethe.yaml}:
 *
 * <pre>
 * anchors:
 *   notary: {directory: /mnt/other-hands, backlog: 2 days}
 * </pre>
 */
record AnchorsReader(ValueReader<Path> path) {
    private static final Keys DIRECTORY =
            new Keys("an anchor", Map.of("directory", "directory: /mnt/other-hands"), List.of("backlog"));

    Optional<Map<String, AnchorSettings>> read(YamlNode node, Problems problems) {
        return SettingsReader.mapping(
                "anchors by their name, such as notary: {directory: …}", this::anchor, node, problems);
    }

    private Optional<AnchorSettings> anchor(YamlNode node, Problems problems) {
        return Fields.open(node, DIRECTORY, problems).flatMap(fields -> {
            Optional<Path> directory = fields.read("directory", path);
            RetentionPeriod backlog = fields.read("backlog", PeriodReader::read).orElse(AnchorSettings.DEFAULT_BACKLOG);
            return fields.complete()
                    ? Optional.of(new AnchorSettings.Directory(directory.get(), backlog))
                    : Optional.empty();
        });
    }
}
