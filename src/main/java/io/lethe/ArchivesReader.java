package io.lethe;

import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code archives:} in {@code lethe.yaml}:
 *
 * <pre>
 * archives:
 *   cold-store: {directory: /var/lib/lethe/archive}
 *   vault:      {s3: {bucket: crm-archive, region: eu-central-1, prefix: lethe/crm/, credentials-file: /run/secrets/s3}}
 *   own-store:  {s3: {bucket: crm-archive, region: us-east-1, endpoint: "https://s3.example.com", path-style: true}}
 * </pre>
 */
record ArchivesReader(ValueReader<Path> directory, ValueReader<Path> path) {
    private static final Keys S3 = BucketReader.keys();

    Optional<Map<String, ArchiveSettings>> read(YamlNode node, Problems problems) {
        return SettingsReader.mapping(
                "stores by their name, such as cold-store: {directory: …}", this::archive, node, problems);
    }

    private Optional<ArchiveSettings> archive(YamlNode node, Problems problems) {
        return BucketReader.isOne(node)
                ? Fields.open(node, S3, problems)
                        .flatMap(new BucketReader(path)::read)
                        .map(ArchiveSettings.S3::new)
                : directory.read(node, problems).map(ArchiveSettings.Directory::new);
    }
}
