package io.lethe.demo;

import java.nio.file.Path;

/**
 * The one directory in which everything of the embedded server lives. Nothing is put under {@code java.io.tmpdir}, which some
 * systems empty at night.
 *
 * <pre>
 * .lethe/mariadb-11.4.5/   the server's programs
 * .lethe/data/             its data
 * .lethe/server.json       port and process
 * .lethe/server.log        what it says
 * .lethe/server.lock       held while somebody starts or stops it
 * .lethe/server.users      held, shared, by everybody who uses it
 * </pre>
 */
record StateDirectory(Path root) {
    StateDirectory {
        root = root.toAbsolutePath().normalize();
    }

    Path programs() {
        return root.resolve("mariadb-" + MariaDbInstallation.VERSION);
    }

    Path data() {
        return root.resolve("data");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path address() {
        return root.resolve("server.json");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path lock() {
        return root.resolve("server.lock");
    }

    Path users() {
        return root.resolve("server.users");
    }

    /** Where {@code path} is made before it is moved to its place, so that a half-made one is never taken for it. */
    static Path unfinished(Path path) {
        return path.resolveSibling(path.getFileName() + ".unfinished");
    }
}
