package io.lethe;

import io.lethe.ledger.note.WitnessKey;
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
 *   legal:  {witness: "https://witness.example.com", vkey: "witness.example.com/legal+95e6f32b+BAOh…", backlog: 2 days}
 *   tsa:    {rfc3161: "https://tsa.example.com/stamp", certificates: tsa-ca.pem, policy: "1.2.3.4.1", backlog: 2 days}
 * </pre>
 */
record AnchorsReader(ValueReader<Path> path) {
    private static final String VKEY_FORM = "the vkey that lethe witness init printed, name+id+key";
    private static final String POLICY_FORM = "an object identifier such as \"1.2.3.4.1\"";
    private static final Keys DIRECTORY =
            new Keys("an anchor", Map.of("directory", "directory: /mnt/other-hands"), List.of("backlog"));

    private static final Keys AUTHORITY = new Keys(
            "an anchor",
            Map.of("rfc3161", "rfc3161: \"https://tsa.example.com/stamp\"", "certificates", "certificates: tsa-ca.pem"),
            List.of("policy", "backlog"));

    private static final Keys WITNESS = new Keys(
            "an anchor",
            Map.of(
                    "witness",
                    "witness: \"https://witness.example.com\"",
                    "vkey",
                    "vkey: \"witness.example.com/legal+95e6f32b+BAOh…\""),
            List.of("backlog"));

    Optional<Map<String, AnchorSettings>> read(YamlNode node, Problems problems) {
        return SettingsReader.mapping(
                "anchors by their name, such as notary: {directory: …}, legal: {witness: …} or tsa: {rfc3161: …}",
                this::anchor,
                node,
                problems);
    }

    private Optional<AnchorSettings> anchor(YamlNode node, Problems problems) {
        if (has(node, "rfc3161")) {
            return Fields.open(node, AUTHORITY, problems).flatMap(this::authority);
        }
        return has(node, "witness")
                ? Fields.open(node, WITNESS, problems).flatMap(AnchorsReader::witness)
                : Fields.open(node, DIRECTORY, problems).flatMap(this::directory);
    }

    private static boolean has(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping
                && mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
    }

    private Optional<AnchorSettings> directory(Fields fields) {
        Optional<Path> directory = fields.read("directory", path);
        RetentionPeriod backlog = backlog(fields);
        return fields.complete()
                ? Optional.of(new AnchorSettings.Directory(directory.get(), backlog))
                : Optional.empty();
    }

    private Optional<AnchorSettings> authority(Fields fields) {
        Optional<URI> url = fields.read("rfc3161", url("https://tsa.example.com/stamp"));
        Optional<Path> certificates = fields.read("certificates", path);
        String policy = fields.read("policy", TextReader.name(POLICY_FORM, AnchorsReader::policy))
                .orElse(null);
        RetentionPeriod backlog = backlog(fields);
        return fields.complete()
                ? Optional.of(new AnchorSettings.Rfc3161(url.get(), certificates.get(), policy, backlog))
                : Optional.empty();
    }

    private static Optional<AnchorSettings> witness(Fields fields) {
        Optional<URI> url = fields.read("witness", url("https://witness.example.com"));
        Optional<WitnessKey> key = fields.read("vkey", TextReader.name(VKEY_FORM, WitnessKey::parse));
        RetentionPeriod backlog = backlog(fields);
        return fields.complete()
                ? Optional.of(new AnchorSettings.Witness(url.get(), key.get(), backlog))
                : Optional.empty();
    }

    private static RetentionPeriod backlog(Fields fields) {
        return fields.read("backlog", PeriodReader::read).orElse(AnchorSettings.DEFAULT_BACKLOG);
    }

    /** Without encryption too: the answer is signed, and the question is a hash. What was found is not shown: it may hold a password. */
    private static ValueReader<URI> url(String example) {
        return (node, problems) -> {
            Optional<URI> url = TextReader.bare(node).flatMap(AnchorsReader::web);
            if (url.isEmpty()) {
                problems.error(node, "expected a url such as \"" + example + "\", without a user", "");
            }
            return url;
        };
    }

    private static Optional<URI> web(String text) {
        try {
            URI url = URI.create(text);
            boolean known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return known && url.getHost() != null && url.getUserInfo() == null ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Not a url at all: told as any other that is not accepted.
            return Optional.empty();
        }
    }

    private static String policy(String text) {
        if (!text.matches("[0-2](\\.(0|[1-9][0-9]{0,17})){1,30}")) {
            throw new IllegalArgumentException("expected " + POLICY_FORM);
        }
        return text;
    }
}
