package io.lethe.policy.read;

import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import io.lethe.policy.SourceFile;
import io.lethe.policy.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds and reads the files: {@code *.yaml} in the directory are policies, {@code *.yaml} in its {@code maps/} are data maps. */
final class PolicyDirectory {
    private final String directory;
    private final List<Problem> problems = new ArrayList<>();

    private PolicyDirectory(Path directory) {
        this.directory = slashes(directory);
    }

    static PolicyFiles list(Path directory) {
        PolicyDirectory reader = new PolicyDirectory(directory);
        if (!Files.isDirectory(directory)) {
            reader.refuse("", "expected a directory with policies but there is none", "");
            return new PolicyFiles(reader.directory, List.of(), List.of(), reader.problems);
        }
        List<SourceFile> policies = reader.files(directory, "");
        List<SourceFile> maps = reader.files(directory.resolve("maps"), "maps/");
        if (policies.isEmpty() && reader.problems.isEmpty()) {
            reader.refuse("", "expected at least one policy such as activity-log.yaml but there is none", "");
        }
        if (maps.isEmpty() && reader.problems.isEmpty()) {
            reader.refuse("maps", "expected at least one data map such as maps/crm.yaml but there is none", "");
        }
        return new PolicyFiles(reader.directory, policies, maps, reader.problems);
    }

    private List<SourceFile> files(Path directory, String prefix) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path path : entries.sorted().toList()) {
                String name = String.valueOf(path.getFileName());
                if (isYaml(name, prefix + name) && Files.isRegularFile(path)) {
                    files.add(new SourceFile(prefix + name, bytes(path)));
                }
            }
        } catch (IOException e) {
            refuse(prefix, "expected a readable directory but " + e, "");
        }
        return files;
    }

    /** Hidden files are an editor's or a mount's own; other endings are somebody's notes. */
    private boolean isYaml(String name, String shown) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean looksLikeOne = !name.startsWith(".") && (lower.endsWith(".yaml") || lower.endsWith(".yml"));
        if (looksLikeOne && !name.endsWith(".yaml")) {
            refuse(
                    shown,
                    "expected a name that ends in .yaml but it ends in " + name.substring(name.lastIndexOf('.')),
                    "Rename it: a policy that is not read would protect nobody.");
            return false;
        }
        return looksLikeOne;
    }

    /** One byte more than is accepted, so that a file of gigabytes is refused without being read. */
    private static byte[] bytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(YamlDocument.MOST_BYTES + 1);
        }
    }

    private void refuse(String name, String message, String remedy) {
        String shown = name.isEmpty() ? directory : directory + "/" + name;
        problems.add(Problem.error(Place.of(shown), "", message, remedy));
    }

    private static String slashes(Path directory) {
        return directory.toString().replace('\\', '/');
    }
}
