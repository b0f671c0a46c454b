package io.lethe;

import io.lethe.ledger.anchor.LocalServer;
import io.lethe.ledger.anchor.TestAuthority;
import io.lethe.ledger.key.WitnessDirectory;
import io.lethe.ledger.witness.WitnessServer;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Plays the scripts that delete from a real database: a table of leads of which five are due. */
class ScriptsIT {
    private static final Pattern USER = Pattern.compile("[?&]user=([^&]*)");
    private static final Pattern PASSWORD = Pattern.compile("[?&]password=([^&]*)");

    private static final TestAuthority AUTHORITY =
            TestAuthority.inForce("TSA", Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"));

    @AutoClose
    private static final LocalServer TSA = new LocalServer(
            200, query -> AUTHORITY.answer(query, SystemSources.clock().instant()));

    @AutoClose
    private @Nullable WitnessServer served;

    @TestFactory
    Stream<DynamicTest> showsWhatIsWritten(@TempDir Path directory) throws IOException {
        TestSchema own = TestServer.emptySchema("scripts_own");
        TestSchema crm = TestServer.schema("scripts_crm");
        TestServer.schema("lethe_outpost");
        createLeads(crm);
        Path pem = Files.write(directory.resolve("tsa.pem"), AUTHORITY.pem());
        Path secret = Files.writeString(directory.resolve("secret"), password(own));
        WitnessDirectory legal = WitnessDirectory.create(
                directory.resolve("legal"), "witness.example.com/legal", SystemSources.random());
        served = new WitnessServer(
                legal, SystemSources.clock(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Map<String, String> words = Map.of(
                "OWN", withoutUser(own.url()),
                "CRM", withoutUser(crm.url()),
                "USER", user(own),
                "SECRET", secret.toString(),
                "TSA", TSA.url().toString(),
                "PEM", pem.toString(),
                "LEGAL", directory.resolve("legal").toString(),
                "WITNESS", "http://127.0.0.1:" + served.address().getPort(),
                "VKEY", legal.key().text());
        return new ScriptPlayer(SystemSources.clock(), words).tests("scripts-on-server", directory);
    }

    private static void createLeads(TestSchema crm) {
        crm.sql()
                .execute(
                        "CREATE TABLE `lead` (id BIGINT PRIMARY KEY, created_at DATETIME NOT NULL, owner BIGINT NOT NULL,"
                                + " KEY lead_by_time (created_at)) ENGINE = InnoDB");
        crm.sql()
                .execute("INSERT INTO `lead` VALUES (1, '2020-01-01', 7), (2, '2020-01-02', 7), (3, '2020-01-03', 8),"
                        + " (4, '2020-01-04', 8), (5, '2020-01-05', 9), (6, '2999-01-01', 9)");
    }

    static String user(TestSchema schema) {
        return found(USER, schema.url(), "root");
    }

    static String password(TestSchema schema) {
        return found(PASSWORD, schema.url(), "unused");
    }

    static String withoutUser(String url) {
        return url.replaceAll("(user|password)=[^&]*&?", "").replaceAll("[?&]$", "");
    }

    private static String found(Pattern pattern, String url, String otherwise) {
        Matcher matcher = pattern.matcher(url);
        return matcher.find() && !matcher.group(1).isEmpty() ? matcher.group(1) : otherwise;
    }
}
