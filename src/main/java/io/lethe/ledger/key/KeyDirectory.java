package io.lethe.ledger.key;

import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.CheckpointVerifier;
import io.lethe.ledger.note.Ed25519;
import io.lethe.ledger.note.KeyName;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.VerifierKey;
import io.lethe.ledger.receipt.ReceiptSigner;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.name.Realm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys of one engine, and the folder of its published checkpoints:
 *
 * <pre>
 * log*.key            Ed25519, PKCS#8 in PEM, 0600: sign checkpoints; see {@link LogKeys}
 * worker.key          Ed25519, PKCS#8 in PEM, 0600: signs receipts
 * epoch-2026Q4.key    32 bytes as hexadecimal digits, 0600: commits to rows and seals their keys
 * archive-2032Q4.key  32 bytes as hexadecimal digits, 0600: opens the archive segments that expire in that quarter
 * pseudonym-*.key     32 bytes as hexadecimal digits, 0600: makes the pseudonyms of a category (pseudonym-category-sessions.key)
 *                     or of a realm that policies share (pseudonym-realm-people.key)
 * vkey                the public halves of log*.key, to be given to whoever will check
 * predecessor         the last checkpoint of the log that this one takes the place of, where there was one
 * published/          one file for each published checkpoint; belongs on a disk that the database's owner cannot write
 * </pre>
 *
 * <p>A key that others can read is refused: evidence signed with it proves nothing. A missing key is never replaced by a
 * new one unless somebody asks for exactly that, because a second log under the same name is what a forger would make.
 */
public final class KeyDirectory {

    private static final String WORKER_KEY = "worker.key";
    private static final String PREDECESSOR = "predecessor";
    private static final String PUBLISHED = "published";

    private static final String PEM_HEAD = "-----BEGIN PRIVATE KEY-----\n";
    private static final String PEM_FOOT = "\n-----END PRIVATE KEY-----\n";
    private static final Pattern KEY_FORM = Pattern.compile("[0-9a-f]{64}\n?");

    private final Path directory;
    private final SecureRandom random;
    private final LogKeys logKeys;
    private final String origin;

    private KeyDirectory(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
        this.logKeys = new LogKeys(directory);
        this.origin = logKeys.all().getFirst().name();
    }

    /** Whether there are keys of a log, so that {@link #open} has something to open. */
    public static boolean exists(Path directory) {
        return LogKeys.exist(directory);
    }

    /**
     * Makes the keys of a new log. Refuses a directory that has some.
     *
     * @param origin the log's name, which others will trust it by, such as {@code ledger.example.com/lethe}
     */
    public static KeyDirectory create(Path directory, String origin, SecureRandom random) {
        KeyName.check(origin);
        if (exists(directory)) {
            throw new KeyDirectoryException(
                    directory + ": expected no keys but there are some; a log's keys are created once");
        }
        createFolders(directory);
        KeyFile.createSecret(directory.resolve(WORKER_KEY), pem(Ed25519.KeyPair.generate(random)));
        if (!new LogKeys(directory).createFirst(origin, random)) {
            throw new KeyDirectoryException(directory + ": another process created keys at the same time; open them");
        }
        return open(directory, random);
    }

    /**
     * Makes the keys of a new log that takes the place of another, whose last checkpoint that can be believed is {@code predecessor}: its first
     * leaf will name it. Refuses as {@link #create} does.
     */
    public static KeyDirectory createSuccessor(
            Path directory, String origin, SignedNote predecessor, SecureRandom random) {
        if (!exists(directory)) {
            createFolders(directory);
            // If we die here: no log has begun, and the next try writes it again.
            KeyFile.publish(directory.resolve(PREDECESSOR), predecessor.bytes());
        }
        return create(directory, origin, random);
    }

    /** The keys that are there; refuses what is missing, damaged or readable by others. */
    public static KeyDirectory open(Path directory, SecureRandom random) {
        KeyDirectory keys = new KeyDirectory(directory, random);
        keys.logKeys.check();
        keys.receiptSigner();
        return keys;
    }

    /** The name of the log. */
    public String origin() {
        return origin;
    }

    /** The keys that sign checkpoints. */
    public LogKeys logKeys() {
        return logKeys;
    }

    /** The public half of the newest key that signs checkpoints. */
    public VerifierKey verifierKey() {
        return logKeys.all().getLast();
    }

    /** Takes every key that ever signed for its log's: what an old one signed stays good. */
    public CheckpointVerifier checkpointVerifier() {
        return new CheckpointVerifier(logKeys.all());
    }

    /** The last checkpoint of the log that this one takes the place of; empty where there was none. */
    public Optional<Checkpoint> predecessor() {
        Path file = directory.resolve(PREDECESSOR);
        return Files.exists(file)
                ? Optional.of(Checkpoint.parse(
                        SignedNote.parse(PublishedCheckpoints.read(file)).text()))
                : Optional.empty();
    }

    /** Makes another key that signs checkpoints, once the ledger says so. */
    public VerifierKey createNextLogKey() {
        return logKeys.createNext(random);
    }

    /** Overwrites and removes the private half of a key that signs no more. */
    public void destroyLogKey(VerifierKey key) {
        logKeys.destroy(key, random);
    }

    public ReceiptSigner receiptSigner() {
        return new ReceiptSigner(origin() + "/worker", readPem(directory.resolve(WORKER_KEY)));
    }

    public PublishedCheckpoints published() {
        return new PublishedCheckpoints(directory.resolve(PUBLISHED));
    }

    /** The key of an epoch that was used before; refuses if it is gone, which after its destruction is as it should be. */
    public EpochKey epochKey(KeyEpoch epoch) {
        return new EpochKey(epoch, readHex(epochFile(epoch)));
    }

    /** Whether the key of an epoch is there. */
    public boolean hasEpochKey(KeyEpoch epoch) {
        return Files.exists(epochFile(epoch));
    }

    /**
     * The key of the epoch that begins or is under way. It is created by the first who asks, so that a run at the turn of a
     * quarter needs nobody; several may ask at once and get the same.
     */
    public EpochKey epochKeyOrNew(KeyEpoch epoch) {
        createIfMissing(epochFile(epoch));
        return epochKey(epoch);
    }

    /** The 32 bytes that open the archive segments which expire in this quarter; empty when there are none, or none any more. */
    public Optional<byte[]> archiveKey(KeyEpoch expiry) {
        Path file = archiveFile(expiry);
        return Files.exists(file) ? Optional.of(readHex(file)) : Optional.empty();
    }

    /** As {@link #archiveKey}; created by the first who asks, and durable before anything is sealed with it. */
    public byte[] archiveKeyOrNew(KeyEpoch expiry) {
        createIfMissing(archiveFile(expiry));
        return readHex(archiveFile(expiry));
    }

    /** The key of a realm; empty when there is none, or none any more. */
    public Optional<RealmKey> realmKey(Realm realm) {
        Path file = directory.resolve(file(realm));
        return Files.exists(file) ? Optional.of(new RealmKey(realm, readHex(file))) : Optional.empty();
    }

    /** The name of the file that a realm's key lies in. */
    public static String file(Realm realm) {
        return "pseudonym-" + realm.key() + ".key";
    }

    /**
     * The key of a realm. Created by the first who asks, and durable before anything is masked with it: values that were masked with a key
     * that a crash took back would be strangers to all later ones.
     */
    public RealmKey realmKeyOrNew(Realm realm) {
        Path file = directory.resolve(file(realm));
        createIfMissing(file);
        return new RealmKey(realm, readHex(file));
    }

    /** Whether there is this key. */
    public boolean has(DestroyableKey key) {
        return Files.exists(file(key));
    }

    /** Makes of its file one that is no key, for good. */
    public void overwrite(DestroyableKey key) {
        KeyFile.overwrite(file(key), random);
    }

    /** Removes the file of a key that was overwritten. */
    public void remove(DestroyableKey key) {
        KeyFile.remove(file(key));
    }

    private Path file(DestroyableKey key) {
        return directory.resolve(key.name() + ".key");
    }

    private void createIfMissing(Path file) {
        if (!Files.exists(file)) {
            byte[] key = new byte[EpochKey.SIZE];
            random.nextBytes(key);
            KeyFile.createSecret(file, HexFormat.of().formatHex(key) + "\n");
        }
    }

    static byte[] readHex(Path file) {
        String text = KeyFile.readSecret(file);
        if (!KEY_FORM.matcher(text).matches()) {
            throw new KeyDirectoryException(file + ": expected 64 lower-case hexadecimal digits");
        }
        return HexFormat.of().parseHex(text.strip());
    }

    private Path epochFile(KeyEpoch epoch) {
        return directory.resolve("epoch-" + epoch.name() + ".key");
    }

    private Path archiveFile(KeyEpoch expiry) {
        return directory.resolve("archive-" + expiry.name() + ".key");
    }

    private static void createFolders(Path directory) {
        try {
            Files.createDirectories(directory, KeyFile.ownerDirectory());
            Files.createDirectories(directory.resolve(PUBLISHED));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
    }

    static String pem(Ed25519.KeyPair keys) {
        return PEM_HEAD + Base64.getEncoder().encodeToString(keys.pkcs8()) + PEM_FOOT;
    }

    static Ed25519.KeyPair readPem(Path file) {
        String text = KeyFile.readSecret(file);
        if (!text.startsWith(PEM_HEAD) || !text.endsWith(PEM_FOOT)) {
            throw new KeyDirectoryException(file + ": expected a PKCS#8 private key in PEM");
        }
        try {
            String base64 = text.substring(PEM_HEAD.length(), text.length() - PEM_FOOT.length());
            return Ed25519.KeyPair.ofPkcs8(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new KeyDirectoryException(file + ": expected an Ed25519 private key in PKCS#8 form", e);
        }
    }

    @Override
    public String toString() {
        return "keys of " + origin() + " in " + directory;
    }
}
