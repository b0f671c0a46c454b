package io.lethe.ledger.key;

import io.lethe.ledger.note.Cosigner;
import io.lethe.ledger.note.Ed25519;
import io.lethe.ledger.note.KeyName;
import io.lethe.ledger.note.WitnessKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * All that a witness has, on a machine that no log's owner rules:
 *
 * <pre>
 * witness.key       Ed25519, PKCS#8 in PEM, 0600: cosigns
 * vkey              its public half, to be given to whoever asks for cosignatures, and to whoever will check them
 * logs              who may ask: see {@link TrustedLogs}
 * seen/  refused/   what it remembers: see {@link WitnessMemory}
 * </pre>
 *
 * <p>Several processes may read it; one may serve from it.
 */
public final class WitnessDirectory {
    private static final String KEY = "witness.key";
    private static final String VKEY = "vkey";

    private final Path directory;
    private final WitnessKey key;

    private WitnessDirectory(Path directory) {
        this.directory = directory;
        this.key = readVkey(directory.resolve(VKEY));
    }

    /**
     * Makes the key of a new witness. Refuses a directory that has one.
     *
     * @param name by which others will trust it, such as {@code witness.example.com/legal}
     */
    public static WitnessDirectory create(Path directory, String name, SecureRandom random) {
        KeyName.check(name);
        if (Files.exists(directory.resolve(KEY)) || Files.exists(directory.resolve(VKEY))) {
            throw new KeyDirectoryException(
                    directory + ": expected no witness but there is one; its key is made once. Nothing was changed.");
        }
        createFolders(directory);
        Ed25519.KeyPair keys = Ed25519.KeyPair.generate(random);
        if (!KeyFile.createSecret(directory.resolve(KEY), KeyDirectory.pem(keys))) {
            throw new KeyDirectoryException(
                    directory + ": another process made a witness at the same time; use that one");
        }
        // If we die here: there is a key without vkey. open() refuses it, and nothing was cosigned with it.
        logs(directory).create();
        WitnessFile.publish(directory.resolve(VKEY), new WitnessKey(name, keys.publicKey()).text() + "\n");
        return open(directory);
    }

    private static void createFolders(Path directory) {
        try {
            Files.createDirectories(directory, KeyFile.ownerDirectory());
            WitnessMemory.createFolders(directory);
        } catch (IOException e) {
            throw new KeyDirectoryException(
                    directory + ": expected to make a directory but cannot: " + KeyFile.reason(e), e);
        }
    }

    /** Refuses a directory without a whole witness in it, and a key that others can read. */
    public static WitnessDirectory open(Path directory) {
        WitnessDirectory opened = new WitnessDirectory(directory);
        if (!opened.cosigner().key().equals(opened.key)) {
            throw new KeyDirectoryException(directory + ": expected witness.key to be the private half of " + opened.key
                    + " in vkey but it is another key");
        }
        return opened;
    }

    public WitnessKey key() {
        return key;
    }

    public Cosigner cosigner() {
        return new Cosigner(key.name(), KeyDirectory.readPem(directory.resolve(KEY)));
    }

    public TrustedLogs logs() {
        return logs(directory);
    }

    private static TrustedLogs logs(Path directory) {
        return new TrustedLogs(directory.resolve("logs"));
    }

    public WitnessMemory memory() {
        return new WitnessMemory(directory, key);
    }

    /** Until it is closed or the process ends: nobody else may serve from here, since two could each cosign another history. */
    public FileChannel occupy() {
        Path file = directory.resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return channel;
            }
            channel.close();
        } catch (OverlappingFileLockException e) {
            throw new KeyDirectoryException(served(), e);
        } catch (IOException e) {
            throw new KeyDirectoryException(file + ": expected to write there but cannot: " + KeyFile.reason(e), e);
        }
        throw new KeyDirectoryException(served());
    }

    private String served() {
        return directory + ": expected a witness that nobody serves but somebody does already";
    }

    private static WitnessKey readVkey(Path file) {
        try {
            return WitnessKey.parse(WitnessFile.read(file).strip());
        } catch (IllegalArgumentException e) {
            throw new KeyDirectoryException(file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "witness " + key.name() + " in " + directory;
    }
}
