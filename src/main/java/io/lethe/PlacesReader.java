package io.lethe;

import io.lethe.archive.store.S3Place;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.read.PeriodReader;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code publish:} in {@code lethe.yaml}:
 *
 * <pre>
 * publish:
 *   web:   {directory: /var/www/ledger}
 *   vault: {s3: {bucket: crm-ledger, region: eu-central-1, prefix: ledger/}, keep: 10 years}
 * </pre>
 */
record PlacesReader(ValueReader<Path> directory, ValueReader<Path> path) {
    private static final Keys S3 = BucketReader.keys("keep");

    Optional<Map<String, PlaceSettings>> read(YamlNode node, Problems problems) {
        return SettingsReader.mapping(
                "places by their name, such as web: {directory: …} or vault: {s3: {…}, keep: 10 years}",
                this::place,
                node,
                problems);
    }

    private Optional<PlaceSettings> place(YamlNode node, Problems problems) {
        return BucketReader.isOne(node)
                ? Fields.open(node, S3, problems).flatMap(this::bucket)
                : directory.read(node, problems).map(PlaceSettings.Directory::new);
    }

    private Optional<PlaceSettings> bucket(Fields fields) {
        Optional<S3Place> bucket = new BucketReader(path).read(fields);
        RetentionPeriod keep = fields.read("keep", PeriodReader::read).orElse(null);
        return bucket.map(place -> new PlaceSettings.S3(place, keep));
    }
}
