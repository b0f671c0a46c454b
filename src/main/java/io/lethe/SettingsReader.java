package io.lethe;

import io.lethe.Settings.Database;
import io.lethe.Settings.Servers;
import io.lethe.cli.ListenAddress;
import io.lethe.policy.field.Fields;
import io.lethe.policy.field.Keys;
import io.lethe.policy.field.Problems;
import io.lethe.policy.field.TextReader;
import io.lethe.policy.field.ValueReader;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.yaml.YamlDocument;
import io.lethe.policy.yaml.YamlNode;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code lethe.yaml}, strictly: unknown keys and wrong values are problems with their place, all told at once.
 *
 * <pre>
 * own:      {url: "jdbc:mysql://127.0.0.1:3306/lethe", user: lethe, password-file: /run/secrets/own}
 * targets:
 *   crm:    {url: "jdbc:mysql://127.0.0.1:3306/crm", user: lethe_run, password-file: /run/secrets/crm, replicas: []}
 * policies: policies
 * keys:     {directory: keys}
 * files:    {directory: .}
 * archives: {cold-store: {directory: /var/lib/lethe/archive}, vault: {s3: {bucket: crm-archive, region: eu-central-1}}}
 * objects:  {uploads: {directory: /srv/uploads}, media: {s3: {bucket: crm-media, region: eu-central-1}}}
 * anchors:  {notary: {directory: /mnt/other-hands, backlog: 7 days}}
 * publish:  {web: {directory: /var/www/ledger}}
 * metrics:  {listen: "127.0.0.1:9464"}
 * workers:  2
 * </pre>
 *
 * <p>{@code own} and {@code targets} must be there; the others are optional and have the values shown, except that there are no
 * archives, no objects, no anchors, nothing is published and nobody listens. Relative paths start from the directory of the file.
 */
final class SettingsReader {
    private static final String OWN_EXAMPLE =
            "own: {url: \"jdbc:mysql://127.0.0.1:3306/lethe\", user: lethe, password-file: /run/secrets/own}";
    private static final String TARGETS_EXAMPLE =
            "targets: {crm: {url: \"jdbc:mysql://127.0.0.1:3306/crm\", user: lethe_run, password-file: /run/secrets/crm}}";
    private static final Map<String, String> DATABASE =
            Map.of("url", "url: \"jdbc:mysql://127.0.0.1:3306/crm\"", "user", "user: lethe_run");
    private static final Map<String, String> DIRECTORY = Map.of("directory", "directory: keys");

    private static final Keys TOP = new Keys(
            "the configuration",
            Map.of("own", OWN_EXAMPLE, "targets", TARGETS_EXAMPLE),
            List.of("policies", "keys", "files", "archives", "objects", "anchors", "publish", "metrics", "workers"));
    private static final Map<String, String> REMOVED = Map.of(
            "password",
            "Write the password into a file that only the engine can read, and name it with password-file.");
    private static final Keys OWN = new Keys("own", DATABASE, List.of("password-file"), REMOVED);
    private static final Keys TARGET = new Keys("a target", DATABASE, List.of("password-file", "replicas"), REMOVED);
    private static final Keys FOLDER = new Keys("a store", DIRECTORY, List.of());

    private static final Keys LISTEN = new Keys("metrics", Map.of("listen", "listen: \"127.0.0.1:9464\""), List.of());

    private final Path base;

    private SettingsReader(Path base) {
        this.base = base;
    }

    /** Reads a file's bytes; {@code name} is how messages call it, relative paths start from {@code base}. */
    static Settings read(byte[] bytes, String name, Path base) {
        YamlDocument document = YamlDocument.read(bytes);
        Problems problems = new Problems(name);
        document.mistakes().forEach(problems::add);
        Optional<Settings> settings =
                document.root().flatMap(root -> new SettingsReader(base).settings(root, problems));
        if (settings.isEmpty() || !problems.found().isEmpty()) {
            throw new InvalidSettingsException(problems.found());
        }
        return settings.get();
    }

    private Optional<Settings> settings(YamlNode root, Problems problems) {
        return Fields.open(root, TOP, problems).flatMap(fields -> {
            Optional<Database> own = fields.read("own", (node, found) -> database(node, OWN, found));
            Optional<Map<String, Database>> targets = fields.read("targets", this::targets);
            Path policies = fields.read("policies", this::path).orElse(base.resolve("policies"));
            Path keys = fields.read("keys", this::directory).orElse(base.resolve("keys"));
            Path files = fields.read("files", this::directory).orElse(base);
            ArchivesReader stores = new ArchivesReader(this::directory, this::path);
            Map<String, ArchiveSettings> archives =
                    fields.read("archives", stores::archives).orElse(Map.of());
            Map<String, ArchiveSettings> objects =
                    fields.read("objects", stores::objects).orElse(Map.of());
            Map<String, AnchorSettings> anchors =
                    fields.read("anchors", new AnchorsReader(this::path)::read).orElse(Map.of());
            Map<String, PlaceSettings> places = fields.read(
                            "publish", new PlacesReader(this::directory, this::path)::read)
                    .orElse(Map.of());
            InetSocketAddress metrics =
                    fields.read("metrics", SettingsReader::listening).orElse(null);
            int workers = fields.read("workers", SettingsReader::workers).orElse(Settings.DEFAULT_WORKERS);
            return fields.complete()
                    ? Optional.of(new Settings(
                            configured(own.get(), targets.get()),
                            policies,
                            keys,
                            files,
                            archives,
                            objects,
                            anchors,
                            places,
                            metrics,
                            workers))
                    : Optional.empty();
        });
    }

    private static Servers configured(Database own, Map<String, Database> targets) {
        TreeMap<TargetName, Database> named = new TreeMap<>();
        targets.forEach((name, database) -> named.put(new TargetName(name), database));
        return new Servers.Configured(own, named);
    }

    private Optional<Database> database(YamlNode node, Keys keys, Problems problems) {
        return Fields.open(node, keys, problems).flatMap(fields -> {
            Optional<String> url = fields.read("url", SettingsReader::url);
            Optional<String> user = fields.read("user", TextReader.text("a user such as \"lethe_run\""));
            Path passwordFile = fields.read("password-file", this::path).orElse(null);
            List<String> replicas =
                    fields.read("replicas", SettingsReader::replicas).orElse(List.of());
            return fields.complete()
                    ? Optional.of(new Database(url.get(), user.get(), passwordFile, replicas))
                    : Optional.empty();
        });
    }

    private Optional<Map<String, Database>> targets(YamlNode node, Problems problems) {
        return mapping(
                "targets by their name, such as crm: {url: …}",
                (target, found) -> database(target, TARGET, found),
                node,
                problems);
    }

    static <T> Optional<Map<String, T>> mapping(String what, ValueReader<T> reader, YamlNode node, Problems problems) {
        if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().isEmpty()) {
            return problems.expected(what, node);
        }
        Map<String, T> values = new HashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!isName(entry.key())) {
                problems.error(
                        mapping, entry, "expected a name such as \"crm-prod\" but was \"" + entry.key() + "\"", "");
            }
            reader.read(entry.value(), problems).ifPresent(value -> values.put(entry.key(), value));
        }
        return Optional.of(values);
    }

    private static boolean isName(String word) {
        return word.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") && word.length() <= 64;
    }

    private static Optional<String> url(YamlNode node, Problems problems) {
        String expected = "a url such as \"jdbc:mysql://127.0.0.1:3306/crm\"";
        Optional<String> url = TextReader.bare(node);
        if (url.isEmpty()) {
            return problems.expected(expected, node);
        }
        if (!url.get().startsWith("jdbc:mysql://")) {
            // Not what was found: people write passwords into urls, and messages go into logs.
            problems.error(
                    node, "expected " + expected, "One driver serves MySQL and MariaDB: write jdbc:mysql:// for both.");
            return Optional.empty();
        }
        if (url.get().matches("[^?]*@.*|.*[?&](user|password)=.*")) {
            problems.error(node, "expected a url without user and password", "Use the keys user and password-file.");
            return Optional.empty();
        }
        return url;
    }

    private static Optional<List<String>> replicas(YamlNode node, Problems problems) {
        return node instanceof YamlNode.Sequence sequence && sequence.items().isEmpty()
                ? Optional.of(List.of())
                : TextReader.list("a list of urls", SettingsReader::url).read(node, problems);
    }

    private Optional<Path> directory(YamlNode node, Problems problems) {
        return Fields.open(node, FOLDER, problems).flatMap(fields -> fields.read("directory", this::path));
    }

    private Optional<Path> path(YamlNode node, Problems problems) {
        try {
            Optional<String> text = TextReader.bare(node).filter(words -> !words.isBlank());
            return text.isPresent() ? text.map(base::resolve) : problems.expected("a path", node);
        } catch (InvalidPathException e) {
            return problems.expected("a path", node);
        }
    }

    private static Optional<InetSocketAddress> listening(YamlNode node, Problems problems) {
        return Fields.open(node, LISTEN, problems).flatMap(fields -> fields.read("listen", SettingsReader::address));
    }

    private static Optional<InetSocketAddress> address(YamlNode node, Problems problems) {
        try {
            Optional<String> text = TextReader.bare(node);
            return text.isPresent()
                    ? text.map(ListenAddress::read)
                    : problems.expected("an address such as \"127.0.0.1:9464\"", node);
        } catch (IllegalArgumentException e) {
            problems.error(node, String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    private static Optional<Integer> workers(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().matches("[1-9][0-9]?")) {
            int workers = Integer.parseInt(scalar.text());
            if (workers <= Settings.MOST_WORKERS) {
                return Optional.of(workers);
            }
        }
        return problems.expected("a number of threads from 1 to " + Settings.MOST_WORKERS, node);
    }
}
