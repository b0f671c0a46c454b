package io.lethe;

import io.lethe.archive.Archive;
import io.lethe.archive.Archives;
import io.lethe.archive.object.ObjectStores;
import io.lethe.archive.seal.SegmentSeal;
import io.lethe.archive.store.DirectoryStore;
import io.lethe.archive.store.S3Objects;
import io.lethe.archive.store.S3Store;
import io.lethe.archive.store.SegmentStore;
import io.lethe.catalog.ServerView;
import io.lethe.catalog.Target;
import io.lethe.cli.Installation;
import io.lethe.evidence.CertificateIssuer;
import io.lethe.hold.Gate;
import io.lethe.hold.HoldEntries;
import io.lethe.hold.Holds;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.OwnDatabase;
import io.lethe.ledger.Publishing;
import io.lethe.ledger.Sealer;
import io.lethe.ledger.SigningKeys;
import io.lethe.ledger.anchor.Anchor;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.key.KeyInventory;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.place.DirectoryPlace;
import io.lethe.ledger.place.Place;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TargetName;
import io.lethe.policy.read.PolicyReader;
import io.lethe.run.Equipment;
import io.lethe.run.KeyDestruction;
import io.lethe.run.KeyRotation;
import io.lethe.run.ObjectSearch;
import io.lethe.run.PolicyFileStore;
import io.lethe.run.RealmKeys;
import io.lethe.run.Replays;
import io.lethe.run.Replica;
import io.lethe.run.Restores;
import io.lethe.run.Runs;
import io.lethe.run.Segments;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where objects are made and put together; nowhere else. Everything is made when it is first asked for, once. */
final class Wiring implements Installation {
    private final Settings settings;
    private final InstantSource clock;
    private final SecureRandom random = SystemSources.random();
    private final Supplier<UUID> ids;
    private final Databases databases;
    private final Lazy<PolicySet, RuntimeException> policies;
    private final Lazy<KeyDirectory, RuntimeException> keys;
    private final Lazy<OwnDatabase, SQLException> own;
    private final Lazy<Ledger, SQLException> ledger;
    private final Lazy<Holds, SQLException> holds;
    private final Lazy<Publishing, SQLException> publishing;
    private final Map<TargetName, Runs> runs = new HashMap<>();

    Wiring(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.ids = SystemSources.ids(clock, random);
        this.databases = new Databases(settings);
        this.policies =
                new Lazy<>(() -> PolicyReader.read(settings.policies(), today()).filesUnder(settings.files()));
        this.keys = new Lazy<>(() -> KeyDirectory.open(settings.keys(), random));
        this.own = new Lazy<>(databases::own);
        this.ledger = new Lazy<>(this::openLedger);
        this.holds = new Lazy<>(this::makeHolds);
        this.publishing = new Lazy<>(this::makePublishing);
    }

    private Ledger openLedger() throws SQLException {
        OwnDatabase database = own.get();
        Ledger opened = new Ledger(database, keys.get(), anchors(), clock);
        opened.open();
        return opened;
    }

    private Holds makeHolds() throws SQLException {
        Sealer sealer = new Sealer(random);
        HoldEntries entries = new HoldEntries(ledger.get(), keys.get(), sealer::details);
        return new Holds(own.get(), entries, clock, ids, databases::target);
    }

    @Override
    public PolicySet policies() {
        return policies.get();
    }

    @Override
    public List<TargetName> targets() {
        return databases.names();
    }

    @Override
    public Target target(TargetName name) throws SQLException {
        return databases.target(name);
    }

    @Override
    public ServerView ownServer() throws SQLException {
        try (Connection connection = own.get().open()) {
            return ServerView.of(connection);
        }
    }

    @Override
    public synchronized Runs runs(TargetName name) throws SQLException {
        Runs made = runs.get(name);
        if (made == null) {
            made = new Runs(equipment(), target(name), policies());
            runs.put(name, made);
        }
        return made;
    }

    @Override
    public Restores restores(TargetName name) throws SQLException {
        return new Restores(equipment(), target(name), policies());
    }

    @Override
    public Replays replays(TargetName name) throws SQLException {
        return new Replays(equipment(), target(name), policies());
    }

    @Override
    public ObjectSearch objectSearch(TargetName name) throws SQLException {
        return new ObjectSearch(equipment(), target(name), policies());
    }

    @Override
    public KeyInventory keyInventory() {
        return new KeyInventory(settings.keys());
    }

    @Override
    public RealmKeys realmKeys() throws SQLException {
        return new RealmKeys(equipment());
    }

    @Override
    public KeyRotation keyRotation() throws SQLException {
        return new KeyRotation(equipment());
    }

    @Override
    public KeyDestruction keyDestruction() throws SQLException {
        List<Target> all = new ArrayList<>();
        for (TargetName name : targets()) {
            all.add(target(name));
        }
        return new KeyDestruction(equipment(), all, policies());
    }

    @Override
    public Segments segments() throws SQLException {
        return new Segments(own.get());
    }

    @Override
    public Archives archives() {
        SegmentSeal seal = new SegmentSeal(new ArchiveKeys(keys::get));
        Map<String, Archive> archives = new HashMap<>();
        settings.archives().forEach((name, there) -> archives.put(name, new Archive(name, store(there), seal, true)));
        return Archives.of(archives);
    }

    private static SegmentStore store(ArchiveSettings archive) {
        return switch (archive) {
            case ArchiveSettings.Directory there -> new DirectoryStore(there.directory());
            case ArchiveSettings.S3 there -> new S3Store(there.place(), there.spool());
        };
    }

    @Override
    public ObjectStores objects() {
        return new ObjectPlaces(settings.objects()).stores();
    }

    @Override
    public List<Replica> replicas(TargetName target) {
        return databases.replicas(target);
    }

    @Override
    public List<Anchor> anchors() {
        return new AnchorPlaces(settings.anchors(), random).anchors();
    }

    @Override
    public Publishing publishing() throws SQLException {
        return publishing.get();
    }

    private Publishing makePublishing() throws SQLException {
        SortedMap<String, Place> places = new TreeMap<>();
        settings.places().forEach((name, there) -> places.put(name, place(there)));
        return new Publishing(ledger.get(), own.get(), keys.get(), places, clock);
    }

    boolean publishes() {
        return !settings.places().isEmpty();
    }

    /** Null where nobody shall listen. */
    @Nullable
    InetSocketAddress metricsAddress() {
        return settings.metrics();
    }

    private Place place(PlaceSettings place) {
        return switch (place) {
            case PlaceSettings.Directory there -> new DirectoryPlace(there.directory());
            case PlaceSettings.S3 there ->
                new BucketPlace(new S3Objects(
                        there.place(),
                        there.keep() == null ? null : there.keep().period(),
                        clock));
        };
    }

    private Equipment equipment() throws SQLException {
        return new Equipment(
                SystemSources.engineName(),
                own.get(),
                ledger.get(),
                keys.get(),
                holds.get(),
                archives(),
                objects(),
                databases::replicas,
                settings.workers(),
                clock,
                new Sealer(random),
                ids);
    }

    @Override
    public Holds holds() throws SQLException {
        return holds.get();
    }

    @Override
    public Ledger ledger() throws SQLException {
        return ledger.get();
    }

    @Override
    public CertificateIssuer certificates(String engine) throws SQLException {
        PolicyFileStore files = new PolicyFileStore(own.get());
        return new CertificateIssuer(ledger.get(), files::find, clock, ids, engine);
    }

    OwnDatabase own() throws SQLException {
        return own.get();
    }

    Databases databases() {
        return databases;
    }

    /** Brings own and every outpost up to date, makes the keys if there are none; a line for each. */
    List<String> migrate() throws SQLException {
        List<String> done = new ArrayList<>();
        OwnDatabase database = databases.own();
        done.add("own: " + files(Migration.ofOwn(database.dataSource()).apply()));
        if (!KeyDirectory.exists(settings.keys())) {
            KeyDirectory.create(settings.keys(), newOrigin(), random);
            done.add("keys: created in " + settings.keys() + "; keep a copy in a safe place");
        }
        for (TargetName name : targets()) {
            Target target = target(name);
            done.add(name + ": "
                    + files(Migration.ofOutpost(databases.outpostOf(name)).apply()));
            Gate.ensure(target, ids);
        }
        return done;
    }

    /** As {@link #migrate}, and begins the ledger; its first leaf names this checkpoint of the one whose place it takes. */
    List<String> succeed(SignedNote predecessor) throws SQLException {
        OwnDatabase database = databases.own();
        Migration.ofOwn(database.dataSource()).apply();
        if (!database.read(SigningKeys::of).terms().isEmpty()) {
            throw new InvalidSettingsException(
                    "own: expected a database without a ledger but one has begun there. Name a"
                            + " new one, and a new key directory; the old ones stay as they are. Nothing was changed.");
        }
        KeyDirectory.createSuccessor(settings.keys(), newOrigin(), predecessor, random);
        List<String> done = migrate();
        done.add("ledger: " + ledger().status().origin() + " begins");
        return done;
    }

    private String newOrigin() {
        return "lethe/" + ids.get();
    }

    private static String files(int applied) {
        return applied == 0 ? "up to date" : applied + (applied == 1 ? " file applied" : " files applied");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Override
    public void close() {
        databases.close();
    }
}
