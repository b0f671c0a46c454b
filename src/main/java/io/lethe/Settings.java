package io.lethe;

import io.lethe.policy.name.TargetName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration. All paths are absolute.
 *
 * @param files where relative directories of the data maps are
 * @param archives the stores that policies archive to, by name
 * @param objects the stores whose objects rows point at, by name
 * @param anchors where checkpoints are taken to, by name
 * @param places where the ledger is published to, by name
 * @param metrics where {@code lethe serve} answers Prometheus; null where it does not
 * @param workers how many threads work on one target
 */
record Settings(
        Servers servers,
        Path policies,
        Path keys,
        Path files,
        Map<String, ArchiveSettings> archives,
        Map<String, ArchiveSettings> objects,
        Map<String, AnchorSettings> anchors,
        Map<String, PlaceSettings> places,
        @Nullable InetSocketAddress metrics,
        int workers) {
    /** Where the demo archives to, in its state's directory. */
    static final String DEMO_ARCHIVE = "archive";

    /** Where the files lie that users of the sample uploaded, there. */
    static final String DEMO_UPLOADS = "uploads";

    /** As many threads as a small server has to spare at night. */
    static final int DEFAULT_WORKERS = 2;

    /** More threads than this only wait for one another's locks. */
    static final int MOST_WORKERS = 64;

    Settings {
        archives = Map.copyOf(archives);
        objects = Map.copyOf(objects);
        anchors = Map.copyOf(anchors);
        places = Map.copyOf(places);
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("expected 1 to " + MOST_WORKERS + " workers but was " + workers);
        }
    }

    /** Where the databases are. */
    sealed interface Servers {
        /** One embedded server with the ClientTask sample, whose files lie in this directory. */
        record Embedded(Path directory) implements Servers {}

        /** Servers that the operator runs: the engine's own database and the targets. */
        record Configured(Database own, SortedMap<TargetName, Database> targets) implements Servers {
            public Configured {
                targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
                if (targets.isEmpty()) {
                    throw new IllegalArgumentException("expected at least one target");
                }
            }
        }
    }

    /**
     * How to reach one database. The password is read from its file when a connection is made, never earlier, and is not part of
     * this value.
     *
     * @param url Connector/J's, without user and password
     * @param passwordFile null where the user has no password
     * @param replicas the urls of the servers that follow it
     */
    record Database(String url, String user, @Nullable Path passwordFile, List<String> replicas) {
        Database {
            replicas = List.copyOf(replicas);
        }

        /** The password, empty if there is none; without the line end that editors leave behind it. */
        String password() {
            return passwordFile == null ? "" : PasswordFile.read(passwordFile);
        }

        /** Another server with the same user. */
        Database at(String other) {
            return new Database(other, user, passwordFile, List.of());
        }

        /** {@code db-2:3306/crm}; without the url's options. */
        String place() {
            return withoutOptions().substring("jdbc:mysql://".length());
        }

        private String withoutOptions() {
            int options = url.indexOf('?');
            return options < 0 ? url : url.substring(0, options);
        }

        /** {@code lethe_run at jdbc:mysql://127.0.0.1:3306/crm}; without the url's options, which may hold other secrets. */
        @Override
        public String toString() {
            return user + " at " + withoutOptions();
        }
    }

    /** Without any configuration: the demo's databases, with their state in the working directory. */
    static Settings embedded(Path workingDirectory, Path policies) {
        Path state = workingDirectory.resolve(".lethe");
        Map<String, ArchiveSettings> archives =
                Map.of("cold-store", new ArchiveSettings.Directory(state.resolve(DEMO_ARCHIVE)));
        return new Settings(
                new Servers.Embedded(state),
                policies,
                state.resolve("keys"),
                state,
                archives,
                Map.of("uploads", new ArchiveSettings.Directory(state.resolve(DEMO_UPLOADS))),
                Map.of(),
                Map.of(),
                null,
                DEFAULT_WORKERS);
    }
}
