package io.lethe;

import io.lethe.archive.store.S3Place;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.yaml.YamlNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a bucket in {@code lethe.yaml}:
 *
 * <pre>
 * {bucket: crm-archive, region: us-east-1, prefix: lethe/crm/, endpoint: "https://s3.example.com", path-style: true,
 *  credentials-file: /run/secrets/s3}
 * </pre>
 */
record BucketReader(ValueReader<Path> path) {
    private static final String KEY = "s3";
    private static final String ENDPOINT_FORM = "a url such as \"https://s3.example.com\", without a user";
    private static final Keys BUCKET = new Keys(
            "a bucket",
            Map.of("bucket", "bucket: crm-archive", "region", "region: eu-central-1"),
            List.of("prefix", "endpoint", "path-style", "credentials-file"));

    /** What a mapping must have that names a bucket, beside these optional keys. */
    static Keys keys(String... optional) {
        return new Keys("a store", Map.of(KEY, "s3: {bucket: …, region: …}"), List.of(optional));
    }

    /** Whether a mapping names a bucket, and not a directory. */
    static boolean isOne(YamlNode node) {
        return node instanceof YamlNode.Mapping mapping
                && mapping.entries().stream().anyMatch(entry -> entry.key().equals(KEY));
    }

    Optional<S3Place> read(Fields fields) {
        return fields.read(KEY, this::bucket);
    }

    private Optional<S3Place> bucket(YamlNode node, Problems problems) {
        return Fields.open(node, BUCKET, problems).flatMap(fields -> {
            Optional<String> bucket = fields.read("bucket", TextReader.name(S3Place.BUCKET_FORM, S3Place::bucketNamed));
            Optional<String> region = fields.read("region", TextReader.name(S3Place.REGION_FORM, S3Place::regionNamed));
            String prefix = fields.read("prefix", TextReader.name(S3Place.PREFIX_FORM, S3Place::prefixNamed))
                    .orElse("");
            URI endpoint = fields.read("endpoint", BucketReader::endpoint).orElse(null);
            boolean pathStyle =
                    fields.read("path-style", BucketReader::trueOrFalse).orElse(false);
            Path credentials = fields.read("credentials-file", path).orElse(null);
            return fields.complete()
                    ? Optional.of(new S3Place(bucket.get(), prefix, region.get(), endpoint, pathStyle, credentials))
                    : Optional.empty();
        });
    }

    private static Optional<Boolean> trueOrFalse(YamlNode node, Problems problems) {
        return node instanceof YamlNode.Scalar scalar && scalar.text().matches("true|false")
                ? Optional.of(Boolean.valueOf(scalar.text()))
                : problems.expected("true or false", node);
    }

    /** What was found is not shown: it may hold a password. */
    private static Optional<URI> endpoint(YamlNode node, Problems problems) {
        try {
            URI url = URI.create(TextReader.bare(node).orElse(""));
            boolean known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (known && url.getHost() != null && url.getUserInfo() == null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            // Not a url at all: told below, as any other that is not accepted.
        }
        problems.error(node, "expected " + ENDPOINT_FORM, "");
        return Optional.empty();
    }
}
