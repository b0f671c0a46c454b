package io.lethe.cli;

import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What somebody wants checked. A policy can only be judged together with its neighbours and maps, so that the whole directory is
 * read even for one file; then only that file's problems are shown.
 *
 * @param directory the one that holds the policies
 * @param named what was named: the directory, or a file in it
 */
record CheckedPath(Path directory, Path named) {
    private static final Path MAPS = Path.of("maps");

    static CheckedPath of(Path path) {
        boolean file = Files.isRegularFile(path);
        Path directory = file ? parent(path) : path;
        return new CheckedPath(MAPS.equals(directory.getFileName()) ? parent(directory) : directory, path);
    }

    boolean concerns(Problem problem) {
        Place where = problem.where();
        return Path.of(where.file()).startsWith(named) || named.equals(directory);
    }

    private static Path parent(Path path) {
        return Objects.requireNonNullElse(path.getParent(), Path.of(""));
    }
}
