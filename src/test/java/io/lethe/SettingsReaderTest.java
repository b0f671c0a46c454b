package io.lethe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.Settings.Database;
import io.lethe.Settings.Servers;
import io.lethe.archive.store.S3Place;
import io.lethe.cli.ListenAddress;
import io.lethe.ledger.note.WitnessKey;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.time.RetentionPeriod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pins every key and every default of {@code lethe.yaml}. */
class SettingsReaderTest {
    private static final Path BASE = Path.of("/etc/lethe");
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final String LEAST = """
            own: {url: "jdbc:mysql://127.0.0.1:3306/lethe", user: lethe}
            targets:
              crm: {url: "jdbc:mysql://127.0.0.1:3306/crm", user: lethe_run}
            """;

    private static final Database OWN =
            new Database("jdbc:mysql://127.0.0.1:3306/lethe", "lethe", Path.of("/run/secrets/own"), List.of());

    @Test
    void readsEveryKey() {
        Settings settings = read("""
                own:      {url: "jdbc:mysql://127.0.0.1:3306/lethe", user: lethe, password-file: /run/secrets/own}
                targets:
                  crm:    {url: "jdbc:mysql://db/crm", user: lethe_run, password-file: secrets/crm, replicas: ["jdbc:mysql://db-2/crm"]}
                  shop:   {url: "jdbc:mysql://db/shop", user: lethe_run, password-file: secrets/shop, replicas: []}
                policies: rules
                keys:     {directory: /var/lib/lethe/keys}
                files:    {directory: /var/log}
                archives: {cold-store: {directory: /var/lib/lethe/archive}}
                objects:  {uploads: {directory: uploads}}
                anchors:  {notary: {directory: /mnt/other-hands, backlog: 2 days}}
                publish:  {web: {directory: /var/www/ledger}}
                metrics:  {listen: "127.0.0.1:9464"}
                workers:  4
                """);
        TreeMap<TargetName, Database> targets = new TreeMap<>(Map.of(
                new TargetName("crm"),
                new Database(
                        "jdbc:mysql://db/crm",
                        "lethe_run",
                        BASE.resolve("secrets/crm"),
                        List.of("jdbc:mysql://db-2/crm")),
                new TargetName("shop"),
                new Database("jdbc:mysql://db/shop", "lethe_run", BASE.resolve("secrets/shop"), List.of())));
        assertThat(settings)
                .isEqualTo(new Settings(
                        new Servers.Configured(OWN, targets),
                        BASE.resolve("rules"),
                        Path.of("/var/lib/lethe/keys"),
                        Path.of("/var/log"),
                        Map.of("cold-store", new ArchiveSettings.Directory(Path.of("/var/lib/lethe/archive"))),
                        Map.of("uploads", new ArchiveSettings.Directory(BASE.resolve("uploads"))),
                        Map.of("notary", directory("/mnt/other-hands", 2)),
                        Map.of("web", new PlaceSettings.Directory(Path.of("/var/www/ledger"))),
                        ListenAddress.read("127.0.0.1:9464"),
                        4));
    }

    @Test
    void hasTheseDefaults() {
        Settings settings = read(LEAST);

        assertThat(settings.policies()).isEqualTo(BASE.resolve("policies"));
        assertThat(settings.keys()).isEqualTo(BASE.resolve("keys"));
        assertThat(settings.files()).isEqualTo(BASE);
        assertThat(settings.archives()).isEmpty();
        assertThat(settings.objects()).isEmpty();
        assertThat(settings.anchors()).isEmpty();
        assertThat(settings.places()).isEmpty();
        assertThat(settings.metrics()).isNull();
        assertThat(settings.workers()).isEqualTo(2);
        assertThat(settings.servers()).isInstanceOfSatisfying(Servers.Configured.class, servers -> {
            assertThat(servers.own().passwordFile()).isNull();
            assertThat(servers.own().password()).isEmpty();
            assertThat(servers.targets().get(new TargetName("crm")))
                    .isEqualTo(new Database("jdbc:mysql://127.0.0.1:3306/crm", "lethe_run", null, List.of()));
        });
    }

    @Test
    void tellsAllMistakesAtOnce() {
        assertThatThrownBy(() -> read("""
                        own: {url: "jdbc:mariadb://db/lethe", user: lethe, password: hunter2}
                        targets:
                          CRM: {url: "jdbc:mysql://db/crm?password=hunter2", user: 7, replicas: none}
                        polices: policies
                        keys: keys
                        archives: {}
                        workers: 0
                        """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("""
                        lethe.yaml:1:12  own.url: expected a url such as "jdbc:mysql://127.0.0.1:3306/crm". One driver serves MySQL and MariaDB: write jdbc:mysql:// for both.
                        lethe.yaml:1:52  own.password: the key "password" is not accepted in own. Write the password into a file that only the engine can read, and name it with password-file.
                        lethe.yaml:3:3  targets.CRM: expected a name such as "crm-prod" but was "CRM"
                        lethe.yaml:3:14  targets.CRM.url: expected a url without user and password. Use the keys user and password-file.
                        lethe.yaml:3:60  targets.CRM.user: expected a user such as "lethe_run" but was 7. Put it in quotes if it is meant as a text.
                        lethe.yaml:3:73  targets.CRM.replicas: expected a list of urls but was "none"
                        lethe.yaml:4:1  polices: unknown key "polices" in the configuration. Did you mean "policies"?
                        lethe.yaml:5:7  keys: expected a store with the key directory but was "keys"
                        lethe.yaml:6:11  archives: expected stores by their name, such as cold-store: {directory: …} but was an empty mapping
                        lethe.yaml:7:10  workers: expected a number of threads from 1 to 64 but was 0""");
    }

    @Test
    void takesBucketsForArchives() {
        assertThat(read(LEAST + """
                        archives:
                          vault: {s3: {bucket: crm-archive, region: eu-central-1}}
                          own:   {s3: {bucket: crm, region: us-east-1, prefix: lethe/crm/, endpoint: "https://s3.example.com", path-style: true, credentials-file: secrets/s3}, spool: spool}
                        """).archives())
                .isEqualTo(Map.of(
                        "vault",
                        new ArchiveSettings.S3(
                                new S3Place("crm-archive", "", "eu-central-1", null, false, null), TEMPORARY),
                        "own",
                        new ArchiveSettings.S3(
                                new S3Place(
                                        "crm",
                                        "lethe/crm/",
                                        "us-east-1",
                                        URI.create("https://s3.example.com"),
                                        true,
                                        BASE.resolve("secrets/s3")),
                                BASE.resolve("spool"))));
    }

    @Test
    void knowsNoWayToObjectsThatAreOnlyDeleted() {
        assertThatThrownBy(() -> read(LEAST + """
                        objects:
                          media: {s3: {bucket: crm-media, region: eu-central-1}, spool: spool}
                        """)).hasMessageContaining("spool: unknown key \"spool\" in a store");
    }

    @Test
    void tellsWhatIsNoBucket() {
        assertThatThrownBy(() -> read(LEAST + """
                        archives:
                          vault: {s3: {bucket: CRM, region: "", prefix: /crm, endpoint: "https://key:secret@s3.example.com", path-style: maybe, key: x}}
                          other: {s3: {bucket: crm}}
                        """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("""
                        lethe.yaml:5:24  archives.vault.s3.bucket: expected a bucket such as "crm-archive" but was "CRM"
                        lethe.yaml:5:37  archives.vault.s3.region: expected a region such as "eu-central-1" but was ""
                        lethe.yaml:5:49  archives.vault.s3.prefix: expected a prefix such as "lethe/crm/" but was "/crm"
                        lethe.yaml:5:65  archives.vault.s3.endpoint: expected a url such as "https://s3.example.com", without a user
                        lethe.yaml:5:114  archives.vault.s3.path-style: expected true or false but was "maybe"
                        lethe.yaml:5:121  archives.vault.s3.key: unknown key "key" in a bucket. Accepted: bucket, credentials-file, endpoint, path-style, prefix, region.
                        lethe.yaml:6:15  archives.other.s3: expected the key "region" in a bucket but it is missing. For example: region: eu-central-1""");
    }

    @Test
    void listensOnlyAtAnAddressOfAPort() {
        assertThatThrownBy(() -> read(LEAST + "metrics: {listen: 9464}\n")).hasMessageContaining("""
                lethe.yaml:4:19  metrics.listen: expected an address such as "127.0.0.1:9464" but was 9464""");
        assertThatThrownBy(() -> read(LEAST + "metrics: {listen: \"nowhere.invalid:9464\"}\n"))
                .hasMessageContaining("expected the name or address of this machine but was \"nowhere.invalid\"");
    }

    @Test
    void publishesToBuckets() {
        S3Place bucket = new S3Place("crm-ledger", "ledger/", "eu-central-1", null, false, null);
        assertThat(read(LEAST + """
                        publish:
                          vault: {s3: {bucket: crm-ledger, region: eu-central-1, prefix: ledger/}, keep: 10 years}
                          plain: {s3: {bucket: crm-ledger, region: eu-central-1, prefix: ledger/}}
                        """).places())
                .isEqualTo(Map.of(
                        "vault",
                        new PlaceSettings.S3(bucket, new RetentionPeriod(Period.ofYears(10))),
                        "plain",
                        new PlaceSettings.S3(bucket, null)));
        assertThatThrownBy(() -> read(LEAST + """
                        publish:
                          a: {s3: {bucket: crm-ledger, region: eu-central-1}, keep: 10}
                          b: {directory: x, keep: 10 years}
                        """))
                .hasMessageContaining("lethe.yaml:5:61  publish.a.keep: ")
                .hasMessageContaining("""
                        lethe.yaml:6:21  publish.b.keep: unknown key "keep" in a store. Accepted: directory.""");
    }

    @Test
    void givesAnchorsAWeek() {
        assertThat(read(LEAST + "anchors: {auditor: {directory: outside}}\n").anchors())
                .isEqualTo(Map.of("auditor", directory("/etc/lethe/outside", 7)));
    }

    @Test
    void takesAuthoritiesThatStampTimes() {
        assertThat(read(LEAST + """
                        anchors:
                          tsa: {rfc3161: "https://tsa.example.com/stamp", certificates: tsa.pem, policy: "1.2.3.4.1", backlog: 2 days}
                          any: {rfc3161: "http://tsa.example.com/stamp", certificates: tsa.pem}
                        """).anchors())
                .isEqualTo(Map.of(
                        "tsa", authority("https://tsa.example.com/stamp", "1.2.3.4.1", 2),
                        "any", authority("http://tsa.example.com/stamp", null, 7)));
        assertThatThrownBy(() -> read(LEAST + """
                        anchors:
                          a: {rfc3161: "ftp://tsa.example.com", policy: "9.1"}
                          b: {rfc3161: "https://me:hunter2@tsa.example.com", certificates: tsa.pem, directory: here}
                        """)).hasMessage("""
                        lethe.yaml:5:6  anchors.a: expected the key "certificates" in an anchor but it is missing. For example: certificates: tsa-ca.pem
                        lethe.yaml:5:16  anchors.a.rfc3161: expected a url such as "https://tsa.example.com/stamp", without a user
                        lethe.yaml:5:49  anchors.a.policy: expected an object identifier such as "1.2.3.4.1" but was "9.1"
                        lethe.yaml:6:16  anchors.b.rfc3161: expected a url such as "https://tsa.example.com/stamp", without a user
                        lethe.yaml:6:77  anchors.b.directory: unknown key "directory" in an anchor. Accepted: backlog, certificates, policy, rfc3161.""");
    }

    @Test
    void takesWitnesses() {
        String vkey = "witness.example.com/legal+95e6f32b+BAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
        assertThat(read(LEAST + "anchors: {legal: {witness: \"http://legal:8035\", vkey: \"" + vkey + "\"}}\n")
                        .anchors())
                .isEqualTo(Map.of(
                        "legal",
                        new AnchorSettings.Witness(
                                URI.create("http://legal:8035"),
                                WitnessKey.parse(vkey),
                                new RetentionPeriod(Period.ofDays(7)))));
        assertThatThrownBy(() -> read(LEAST + """
                        anchors:
                          a: {witness: "legal:8035", vkey: "legal"}
                          b: {witness: "http://legal:8035", directory: here}
                        """)).hasMessage("""
                        lethe.yaml:5:16  anchors.a.witness: expected a url such as "https://witness.example.com", without a user
                        lethe.yaml:5:36  anchors.a.vkey: expected the vkey that lethe witness init printed, name+id+key but was "legal"
                        lethe.yaml:6:6  anchors.b: expected the key "vkey" in an anchor but it is missing. For example: vkey: "witness.example.com/legal+95e6f32b+BAOh…"
                        lethe.yaml:6:37  anchors.b.directory: unknown key "directory" in an anchor. Accepted: backlog, vkey, witness.""");
    }

    private static AnchorSettings authority(String url, @Nullable String policy, int days) {
        return new AnchorSettings.Rfc3161(
                URI.create(url), BASE.resolve("tsa.pem"), policy, new RetentionPeriod(Period.ofDays(days)));
    }

    private static AnchorSettings directory(String path, int days) {
        return new AnchorSettings.Directory(Path.of(path), new RetentionPeriod(Period.ofDays(days)));
    }

    @Test
    void tellsMistakesInAnchors() {
        assertThatThrownBy(() -> read(LEAST + """
                        anchors:
                          Notary: {directory: /mnt/a}
                          auditor: {backlog: 2}
                          outside: {directory: 7, baclog: 2 hours}
                          no: here
                        """))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("""
                        lethe.yaml:5:3  anchors.Notary: expected a name such as "crm-prod" but was "Notary"
                        lethe.yaml:6:12  anchors.auditor: expected the key "directory" in an anchor but it is missing. For example: directory: /mnt/other-hands
                        lethe.yaml:6:22  anchors.auditor.backlog: expected a period such as "7 years" or "P7Y" but was 2. Say the unit, for example "30 days".
                        lethe.yaml:7:24  anchors.outside.directory: expected a path but was 7
                        lethe.yaml:7:27  anchors.outside.baclog: unknown key "baclog" in an anchor. Did you mean "backlog"?
                        lethe.yaml:7:35  anchors.outside.baclog: expected a period such as "7 years" or "P7Y" but was "2 hours". The shortest unit is a day.
                        lethe.yaml:8:7  anchors.no: expected an anchor with the key directory but was "here"\
                        """);
    }

    @Test
    void showsAnExampleOfWhatIsMissing() {
        assertThatThrownBy(() -> read("workers: 2\n"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("""
                        lethe.yaml:1:1  expected the key "own" in the configuration but it is missing. For example: own: {url: "jdbc:mysql://127.0.0.1:3306/lethe", user: lethe, password-file: /run/secrets/own}
                        lethe.yaml:1:1  expected the key "targets" in the configuration but it is missing. For example: targets: {crm: {url: "jdbc:mysql://127.0.0.1:3306/crm", user: lethe_run, password-file: /run/secrets/crm}}""");
    }

    private static Settings read(String yaml) {
        return SettingsReader.read(yaml.getBytes(StandardCharsets.UTF_8), "lethe.yaml", BASE);
    }
}
