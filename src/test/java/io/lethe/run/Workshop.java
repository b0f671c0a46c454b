package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.archive.Archive;
import io.lethe.archive.Archives;
import io.lethe.archive.object.ObjectStore;
import io.lethe.archive.object.ObjectStores;
import io.lethe.archive.seal.SegmentSeal;
import io.lethe.archive.seal.WrappingKeyName;
import io.lethe.archive.seal.WrappingKeys;
import io.lethe.archive.store.DirectoryStore;
import io.lethe.catalog.Flavor;
import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.hold.HoldEntries;
import io.lethe.hold.Holds;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.Sealer;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.Realm;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.read.PolicyReader;
import io.lethe.testing.KillPlace;
import io.lethe.testing.MortalDataSource;
import io.lethe.testing.Mortality;
import io.lethe.testing.TestSchema;
import io.lethe.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** An engine's whole surroundings on a real server: target, outpost, own, keys and policies; engines are made on it as processes would be. */
final class Workshop {
    static final TargetName TARGET = new TargetName("workshop");

    private final TestSchema schema;
    private final TestSchema own;
    private final Path keys;
    private final Path policies;
    private final Path archive;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong ids = new AtomicLong();
    private final InstantSource clock;
    private ObjectStores objects = ObjectStores.NONE;
    private List<Replica> replicas = List.of();

    private Workshop(TestSchema schema, TestSchema own, Path directory) {
        this.schema = schema;
        this.own = own;
        this.keys = directory.resolve("keys");
        this.policies = directory.resolve("policies");
        this.archive = directory.resolve("archive");
        this.clock = ServerClock.of(schema);
    }

    InstantSource clock() {
        return clock;
    }

    /** {@code directory} is the test's own, empty. */
    static Workshop open(Path directory) {
        return open(directory, TestServer.shared());
    }

    static Workshop open(Path directory, TestServer server) {
        TestSchema schema = server.create(TestServer.unused("target"));
        server.create("lethe_outpost").migrated("sql/outpost");
        TestSchema own = server.create(TestServer.unused("own")).migrated("sql/own");
        Workshop workshop = new Workshop(schema, own, directory);
        workshop.start();
        return workshop;
    }

    private void start() {
        KeyDirectory.create(keys, "lethe.test/workshop", random);
        try {
            Files.createDirectories(policies.resolve("maps"));
            Files.createDirectories(archive);
            Gate.ensure(target(Mortality.immortal()), ids());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        ledger(Mortality.immortal()).open();
    }

    /** Writes a policy; {@code SCHEMA} stands for the target's schema. */
    Workshop policy(String category, String rules) {
        String head = """
                title: For tests
                owner: privacy@example.com
                purpose: to test
                basis: {type: contract, reference: none}
                timezone: UTC
                schedule: {daily: "02:00", until: "05:00"}
                review-by: 2099-01-01
                """;
        return write(category + ".yaml", "category: " + category + "\n" + head + rules);
    }

    /** Writes the data map. */
    Workshop map(String datasets) {
        return write("maps/workshop.yaml", "target: workshop\ndatasets:\n" + datasets.indent(2));
    }

    private Workshop write(String file, String text) {
        try {
            Files.writeString(policies.resolve(file), text.replace("SCHEMA", schema.name()));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the objects are that rows point at. */
    Workshop objects(Map<String, ObjectStore> stores) {
        objects = ObjectStores.of(stores);
        return this;
    }

    /** Which servers follow the target's. */
    Workshop replicas(Replica... following) {
        replicas = List.of(following);
        return this;
    }

    Workshop sql(String statement) {
        schema.sql().execute(statement);
        return this;
    }

    TestSchema schema() {
        return schema;
    }

    TestSchema own() {
        return own;
    }

    Path policies() {
        return policies;
    }

    Path keys() {
        return keys;
    }

    PolicySet policySet() {
        return PolicyReader.read(policies, LocalDate.of(2026, 11, 22));
    }

    Target target(Mortality mortality) {
        Flavor flavor = schema.dialect() == SQLDialect.MARIADB ? Flavor.MARIADB : Flavor.MYSQL;
        return new Target(TARGET, mortal(schema, mortality, 2), flavor);
    }

    private static DataSource mortal(TestSchema schema, Mortality mortality, int lockWait) {
        return new MortalDataSource(schema.engines(Duration.ofSeconds(lockWait)), mortality);
    }

    private OwnDatabase database(Mortality mortality) {
        return new OwnDatabase(mortal(own, mortality, 50), own.dialect());
    }

    Ledger ledger(Mortality mortality) {
        return new Ledger(database(mortality), KeyDirectory.open(keys, random), clock);
    }

    private HoldEntries entries(Mortality mortality) {
        return new HoldEntries(
                ledger(mortality), KeyDirectory.open(keys, random), content -> Details.of(content, random));
    }

    Holds holds(Mortality mortality) {
        return new Holds(database(mortality), entries(mortality), clock, ids(), name -> target(mortality));
    }

    /** One archive, {@code cold-store}, whose segments are sealed with keys of the key directory. */
    Archives archives() {
        return Archives.of(Map.of("cold-store", archive()));
    }

    Archive archive() {
        return new Archive(
                "cold-store",
                new DirectoryStore(archive),
                new SegmentSeal(new WrappingKeys() {
                    @Override
                    public byte[] keyOrNew(WrappingKeyName name) {
                        return KeyDirectory.open(keys, random).archiveKeyOrNew(new KeyEpoch(name.name()));
                    }

                    @Override
                    public Optional<byte[]> key(WrappingKeyName name) {
                        return KeyDirectory.open(keys, random).archiveKey(new KeyEpoch(name.name()));
                    }
                }),
                true);
    }

    Path archiveDirectory() {
        return archive;
    }

    /** A new engine, as another process would be. */
    Runs engine(Mortality mortality) {
        return new Runs(equipment(mortality), target(mortality), policySet());
    }

    /** What puts rows back, as another process would. */
    Restores restores(Mortality mortality) {
        return new Restores(equipment(mortality), target(mortality), policySet());
    }

    /** What deletes again, as another process would. */
    Replays replays(Mortality mortality) {
        return new Replays(equipment(mortality), target(mortality), policySet());
    }

    /** By what the key of a shared realm is known. */
    String realmKeyCheck(String realm) {
        return KeyDirectory.open(keys, random)
                .realmKey(new Realm.Shared(realm))
                .orElseThrow()
                .check()
                .hex();
    }

    ObjectSearch objectSearch() {
        Mortality immortal = Mortality.immortal();
        return new ObjectSearch(equipment(immortal), target(immortal), policySet());
    }

    KeyDestruction keyDestruction() {
        Mortality immortal = Mortality.immortal();
        return new KeyDestruction(equipment(immortal), List.of(target(immortal)), policySet());
    }

    KeyRotation keyRotation(Mortality mortality) {
        return new KeyRotation(equipment(mortality));
    }

    RealmKeys realmKeys() {
        return new RealmKeys(equipment(Mortality.immortal()));
    }

    private Equipment equipment(Mortality mortality) {
        return new Equipment(
                "test",
                database(mortality),
                ledger(mortality),
                KeyDirectory.open(keys, random),
                holds(mortality),
                archives(),
                objects,
                name -> replicas,
                2,
                clock,
                new Sealer(random),
                ids());
    }

    Runs engine() {
        return engine(Mortality.immortal());
    }

    Supplier<UUID> ids() {
        return () -> {
            long high = (clock.millis() << 16) | 0x7000 | (ids.incrementAndGet() & 0xFFF);
            return new UUID(high, 0x8000_0000_0000_0000L | (random.nextLong() >>> 2));
        };
    }

    /** A whole run, by an engine of its own. */
    RunOutcome run() throws SQLException {
        return run(Mortality.immortal());
    }

    RunOutcome run(Mortality mortality) throws SQLException {
        return engine(mortality).run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
    }

    /** What an engine says to its databases in a whole run, as far as it is counted. */
    List<String> callsOfRun(Predicate<String> counted) throws SQLException {
        Mortality reference = Mortality.immortal(counted);
        run(reference);
        return reference.calls();
    }

    /**
     * Lets an engine run until it dies there, and of nothing else. Calls vary by a few between runs, since the relay has a thread of its own: a run
     * may end before its last call is due.
     */
    void runUntil(KillPlace place, Predicate<String> counted) {
        runUntil(place.of(counted), place.toString());
    }

    void runUntil(Mortality mortality, String when) {
        Runs doomed = engine(mortality);
        assertThat(mortality.isDead() || dies(doomed)).as("ends %s", when).isEqualTo(mortality.isDead());
    }

    private static boolean dies(Runs doomed) {
        try {
            doomed.run(RunRequest.everything(), new StopSignal(), RunObserver.NONE);
            return false;
        } catch (Exception e) {
            return true;
        }
    }
}
