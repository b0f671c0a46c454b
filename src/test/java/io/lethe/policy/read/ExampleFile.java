package io.lethe.policy.read;

import io.lethe.policy.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy or map of the test resources. Its first lines say what is to be said about it:
 *
 * <pre>
 * # schema: refuses
 * # expect: 14:11 rules[0].keep: expected a period such as "7 years" or "P7Y" but was "seven"
 * </pre>
 *
 * @param name relative to the folder that was listed
 */
record ExampleFile(String name, SourceFile source) {
    static final Path ROOT = Path.of("src/test/resources/policies");

    static List<ExampleFile> in(String folder) {
        Path root = ROOT.resolve(folder);
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile)
                    .sorted()
                    .map(path -> new ExampleFile(name(root, path), new SourceFile(name(root, path), read(path))))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    byte[] bytes() {
        return source.bytes();
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The map that policies which stand alone are read with. */
    static SourceFile companionMap() {
        return new SourceFile("maps/crm.yaml", read(ROOT.resolve("companion/maps/crm.yaml")));
    }

    List<String> expected() {
        return header("# expect: ");
    }

    /** Whether the published schema refuses the file, accepts it, or cannot be asked because YAML itself breaks off. */
    String schema() {
        return String.join(",", header("# schema: "));
    }

    boolean isPolicy() {
        return !name.contains("/maps/");
    }

    private List<String> header(String key) {
        return new String(bytes(), StandardCharsets.UTF_8)
                .lines()
                .takeWhile(line -> line.startsWith("# "))
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
