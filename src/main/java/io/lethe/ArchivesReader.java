package io.lethe;

import io.lethe.archive.store.S3Place;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code archives:} and {@code objects:} in {@code lethe.yaml}:
 *
 * <pre>
 * archives:
 *   cold-store: {directory: /var/lib/lethe/archive}
 *   vault:      {s3: {bucket: crm-archive, region: eu-central-1, prefix: lethe/crm/, credentials-file: /run/secrets/s3},
 *               spool: /var/lib/lethe/spool}
 *   own-store:  {s3: {bucket: crm-archive, region: us-east-1, endpoint: "https://s3.example.com", path-style: true}}
 * </pre>
 */
record ArchivesReader(ValueReader<Path> directory, ValueReader<Path> path) {
    private static final String SPOOL = "spool";
    private static final Keys ARCHIVE = BucketReader.keys(SPOOL);
    private static final Keys OBJECTS = BucketReader.keys();

    Optional<Map<String, ArchiveSettings>> archives(YamlNode node, Problems problems) {
        return stores(ARCHIVE, node, problems);
    }

    /** The same without {@code spool:}, since objects are deleted where they are. */
    Optional<Map<String, ArchiveSettings>> objects(YamlNode node, Problems problems) {
        return stores(OBJECTS, node, problems);
    }

    private Optional<Map<String, ArchiveSettings>> stores(Keys keys, YamlNode node, Problems problems) {
        return SettingsReader.mapping(
                "stores by their name, such as cold-store: {directory: …}",
                (store, theirs) -> store(keys, store, theirs),
                node,
                problems);
    }

    private Optional<ArchiveSettings> store(Keys keys, YamlNode node, Problems problems) {
        return BucketReader.isOne(node)
                ? Fields.open(node, keys, problems).flatMap(this::bucket)
                : directory.read(node, problems).map(ArchiveSettings.Directory::new);
    }

    private Optional<ArchiveSettings> bucket(Fields fields) {
        Optional<S3Place> bucket = new BucketReader(path).read(fields);
        Path spool = fields.read(SPOOL, path).orElse(Path.of(System.getProperty("java.io.tmpdir")));
        return bucket.map(place -> new ArchiveSettings.S3(place, spool));
    }
}
