package io.lethe;

import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Scripts on a database whose rows point at files of a directory. */
class ObjectScriptIT {
    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> showsWhatIsWritten() throws IOException {
        TestSchema own = TestServer.emptySchema("scripts_own");
        TestSchema files = TestServer.schema("scripts_files");
        TestServer.schema("lethe_outpost");
        files.sql()
                .execute("CREATE TABLE upload (id BIGINT PRIMARY KEY, removed DATE, file VARCHAR(200), KEY (removed),"
                        + " KEY (file)) ENGINE = InnoDB");
        files.sql()
                .execute(
                        "CREATE TABLE thumbnail (id BIGINT PRIMARY KEY, file VARCHAR(200), KEY (file)) ENGINE = InnoDB");
        files.sql()
                .execute("INSERT INTO upload VALUES (1, NULL, 'one.pdf'), (2, NULL, 'gone.pdf'), (3, NULL, 'gone.pdf'),"
                        + " (4, '2014-01-01', 'due.pdf'), (5, '2014-01-01', 'lost.pdf')");
        Path uploads = Files.createDirectory(directory.toRealPath().resolve("uploads"));
        for (String name : new String[] {"one.pdf", "nobodys.pdf", "young.pdf", "due.pdf"}) {
            Files.writeString(uploads.resolve(name), name);
        }
        Files.setLastModifiedTime(uploads.resolve("nobodys.pdf"), FileTime.from(Instant.EPOCH));
        Path secret = Files.writeString(directory.resolve("secret"), ScriptsIT.password(own));
        Map<String, String> words = Map.of(
                "OWN", ScriptsIT.withoutUser(own.url()),
                "FILES", ScriptsIT.withoutUser(files.url()),
                "USER", ScriptsIT.user(own),
                "UPLOADS", uploads.toString(),
                "SECRET", secret.toString());
        return new ScriptPlayer(SystemSources.clock(), words).tests("scripts-on-objects", directory);
    }
}
