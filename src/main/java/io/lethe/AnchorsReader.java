package io.lethe;

import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.read.PeriodReader;
import io.lethe.policy.time.RetentionPeriod;
import io.lethe.policy.yaml.YamlNode;
import java.net.URI;
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
 *   tsa:    {rfc3161: "https://tsa.example.com/stamp", certificates: tsa-ca.pem, policy: "1.2.3.4.1", backlog: 2 days}
 * </pre>
 */
record AnchorsReader(ValueReader<Path> path) {
    private static final String URL_FORM = "a url such as \"https://tsa.example.com/stamp\", without a user";
    private static final String POLICY_FORM = "an object identifier such as \"1.2.3.4.1\"";
    private static final Keys DIRECTORY =
            new Keys("an anchor", Map.of("directory", "directory: /mnt/other-hands"), List.of("backlog"));

    private static final Keys AUTHORITY = new Keys(
            "an anchor",
            Map.of("rfc3161", "rfc3161: \"https://tsa.example.com/stamp\"", "certificates", "certificates: tsa-ca.pem"),
            List.of("policy", "backlog"));

    Optional<Map<String, AnchorSettings>> read(YamlNode node, Problems problems) {
        return SettingsReader.mapping(
                "anchors by their name, such as notary: {directory: …} or tsa: {rfc3161: …}",
                this::anchor,
                node,
                problems);
    }

    private Optional<AnchorSettings> anchor(YamlNode node, Problems problems) {
        boolean stamps = node instanceof YamlNode.Mapping mapping
                && mapping.entries().stream().anyMatch(entry -> entry.key().equals("rfc3161"));
        return stamps
                ? Fields.open(node, AUTHORITY, problems).flatMap(this::authority)
                : Fields.open(node, DIRECTORY, problems).flatMap(this::directory);
    }

    private Optional<AnchorSettings> directory(Fields fields) {
        Optional<Path> directory = fields.read("directory", path);
        RetentionPeriod backlog = backlog(fields);
        return fields.complete()
                ? Optional.of(new AnchorSettings.Directory(directory.get(), backlog))
                : Optional.empty();
    }

    private Optional<AnchorSettings> authority(Fields fields) {
        Optional<URI> url = fields.read("rfc3161", AnchorsReader::url);
        Optional<Path> certificates = fields.read("certificates", path);
        String policy = fields.read("policy", TextReader.name(POLICY_FORM, AnchorsReader::policy))
                .orElse(null);
        RetentionPeriod backlog = backlog(fields);
        return fields.complete()
                ? Optional.of(new AnchorSettings.Rfc3161(url.get(), certificates.get(), policy, backlog))
                : Optional.empty();
    }

    private static RetentionPeriod backlog(Fields fields) {
        return fields.read("backlog", PeriodReader::read).orElse(AnchorSettings.DEFAULT_BACKLOG);
    }

    /** Without encryption too: the answer is signed, and the question is a hash. What was found is not shown: it may hold a password. */
    private static Optional<URI> url(YamlNode node, Problems problems) {
        try {
            URI url = URI.create(TextReader.bare(node).orElse(""));
            boolean known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (known && url.getHost() != null && url.getUserInfo() == null) {
                return Optional.of(url);
            }
        } catch (IllegalArgumentException e) {
            // Not a url at all: told below, as any other that is not accepted.
        }
        problems.error(node, "expected " + URL_FORM, "");
        return Optional.empty();
    }

    private static String policy(String text) {
        if (!text.matches("[0-2](\\.(0|[1-9][0-9]{0,17})){1,30}")) {
            throw new IllegalArgumentException("expected " + POLICY_FORM);
        }
        return text;
    }
}
