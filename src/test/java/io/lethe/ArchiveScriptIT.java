package io.lethe;

import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays the script that archives: a table of invoices of which three are due, and later one of receipts of which all are. */
class ArchiveScriptIT {
    @TestFactory
    Stream<DynamicTest> showsWhatIsWritten(@TempDir Path directory) throws IOException {
        TestSchema own = TestServer.emptySchema("scripts_own");
        TestSchema shop = TestServer.schema("scripts_shop");
        TestServer.schema("lethe_outpost");
        shop.sql()
                .execute(
                        "CREATE TABLE invoice (id BIGINT PRIMARY KEY, issued_on DATE NOT NULL, amount DECIMAL(10,2) NOT NULL,"
                                + " note VARCHAR(99), KEY invoice_by_day (issued_on)) ENGINE = InnoDB");
        shop.sql()
                .execute(
                        "INSERT INTO invoice VALUES (1, '2014-01-01', 19.90, 'paid, at last'), (2, '2014-01-02', 5.00, NULL),"
                                + " (3, '2014-01-03', 0.00, ''), (4, '2999-01-01', 1.00, 'x')");
        shop.sql()
                .execute(
                        "CREATE TABLE receipt (id BIGINT UNSIGNED PRIMARY KEY, issued_on DATE NOT NULL, sum DECIMAL(10,2) NOT"
                                + " NULL, seen_at DATETIME(3), paid TIME, KEY receipt_by_day (issued_on)) ENGINE = InnoDB");
        shop.sql()
                .execute("INSERT INTO receipt VALUES (1, '2014-01-01', 19.90, '2014-01-01 10:00:00.12', '838:59:59'),"
                        + " (2, '2014-01-02', -5.00, NULL, '-01:00:00')");
        Files.createDirectory(directory.resolve("cold"));
        Path secret = Files.writeString(directory.resolve("secret"), ScriptsIT.password(own));
        Map<String, String> words = Map.of(
                "OWN", ScriptsIT.withoutUser(own.url()),
                "SUCCESSOR",
                        ScriptsIT.withoutUser(
                                TestServer.emptySchema("scripts_successor").url()),
                "SHOP", ScriptsIT.withoutUser(shop.url()),
                "USER", ScriptsIT.user(own),
                "COLD", directory.resolve("cold").toString(),
                "SECRET", secret.toString());
        return new ScriptPlayer(SystemSources.clock(), words).tests("scripts-that-archive", directory);
    }
}
