package io.lethe.ledger.key;

import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.Ed25519;
import io.lethe.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that sign the checkpoints of one log. Usually there is one; while it is rotated there are two.
 *
 * <pre>
 * log.key             the first
 * log-3ef7da6b.key    one that came later, 3ef7da6b being the id in its vkey
 * vkey                the public halves of all that ever signed, the oldest first, one a line; no line is ever taken out
 * </pre>
 *
 * <p>Which of them sign is for the ledger to say. The files are read anew each time: an engine that serves for months learns of a rotation that
 * somebody began beside it.
 */
public final class LogKeys {
    private static final String VKEY = "vkey";
    private static final String FIRST = "log";
    private static final String LATER = FIRST + "-";
    private static final String SUFFIX = ".key";

    private final Path directory;

    LogKeys(Path directory) {
        this.directory = directory;
    }

    static boolean exist(Path directory) {
        return Files.exists(directory.resolve(FIRST + SUFFIX)) || Files.exists(directory.resolve(VKEY));
    }

    /** False if another process made them at the same time. */
    boolean createFirst(String origin, SecureRandom random) {
        Ed25519.KeyPair pair = Ed25519.KeyPair.generate(random);
        if (!KeyFile.createSecret(directory.resolve(FIRST + SUFFIX), KeyDirectory.pem(pair))) {
            return false;
        }
        // If we die here: there is a key without vkey. It is refused, with the name of the file that is missing;
        // nothing
        // was signed yet, so the directory can be removed.
        publish(List.of(new VerifierKey(origin, pair.publicKey())));
        return true;
    }

    /** The public halves of all that ever signed, oldest first; at least one, all of one log. */
    public List<VerifierKey> all() {
        Path file = directory.resolve(VKEY);
        try {
            List<VerifierKey> keys = VerifierKey.list(Files.readString(file));
            if (keys.stream().map(VerifierKey::name).distinct().count() != 1) {
                throw new KeyDirectoryException(file + ": expected the public keys of one log but there are " + keys);
            }
            return keys;
        } catch (NoSuchFileException e) {
            throw new KeyDirectoryException(
                    file + ": expected the public key of the log but there is none. `lethe migrate` makes"
                            + " the keys of a new log; one that has entries needs its own back.",
                    e);
        } catch (IOException e) {
            throw new KeyDirectoryException(file + ": expected the public key of the log but cannot read it", e);
        } catch (IllegalArgumentException e) {
            throw new KeyDirectoryException(file + ": " + e.getMessage(), e);
        }
    }

    /** Its file's name without {@code .key}: {@code log} or {@code log-3ef7da6b}. */
    public String name(VerifierKey key) {
        return key.equals(all().getFirst()) ? FIRST : LATER + id(key);
    }

    private static String id(VerifierKey key) {
        return HexFormat.of().toHexDigits(key.keyId());
    }

    /** Those whose private half is here, oldest first. */
    public List<VerifierKey> here() {
        return all().stream().filter(this::isHere).toList();
    }

    private boolean isHere(VerifierKey key) {
        return Files.exists(file(key));
    }

    private Path file(VerifierKey key) {
        return directory.resolve(name(key) + SUFFIX);
    }

    /** Signs with the private half of this key; refuses where it is missing, another's or readable by others. */
    public CheckpointSigner signer(VerifierKey key) {
        CheckpointSigner signer = new CheckpointSigner(key.name(), KeyDirectory.readPem(file(key)));
        if (!signer.verifierKey().equals(key)) {
            throw new KeyDirectoryException(directory + ": expected " + name(key) + SUFFIX
                    + " to be the private half of " + key + " in vkey but it is another key");
        }
        return signer;
    }

    /** Of each of these, in their order; refuses, in words for who keeps several engines, where one is not here. */
    public List<CheckpointSigner> signers(List<VerifierKey> keys) {
        List<VerifierKey> here = here();
        keys.stream().filter(key -> !here.contains(key)).findFirst().ifPresent(key -> {
            throw new KeyDirectoryException(directory + ": expected the private half of " + key
                    + ", since the ledger says that it signs, but it is not here. Copy "
                    + file(key).getFileName() + " and "
                    + VKEY + " from where lethe keys rotate ran, or from your copy of the key directory.");
        });
        return keys.stream().map(this::signer).toList();
    }

    /** Refuses where there is no private half of any key, or one that is not what it should be. */
    void check() {
        List<VerifierKey> here = here();
        (here.isEmpty() ? List.of(all().getLast()) : here).forEach(this::signer);
    }

    /** Makes another key, durably; nothing is signed with it yet. */
    public VerifierKey createNext(SecureRandom random) {
        Ed25519.KeyPair pair = Ed25519.KeyPair.generate(random);
        VerifierKey next = new VerifierKey(all().getFirst().name(), pair.publicKey());
        if (!KeyFile.createSecret(directory.resolve(LATER + id(next) + SUFFIX), KeyDirectory.pem(pair))) {
            throw new KeyDirectoryException(directory + ": expected no key of the id " + id(next)
                    + " but there is one. Nothing was changed; try again.");
        }
        // If we die here: a private key lies there of which nobody knows the public half. lethe keys list names it.
        publish(Stream.concat(all().stream(), Stream.of(next)).toList());
        return next;
    }

    /** Overwrites and removes the private half of a key that signs no more. */
    public void destroy(VerifierKey key, SecureRandom random) {
        if (isHere(key)) {
            KeyFile.overwrite(file(key), random);
            KeyFile.remove(file(key));
        }
    }

    private void publish(List<VerifierKey> keys) {
        String lines = keys.stream().map(key -> key.text() + "\n").collect(Collectors.joining());
        KeyFile.publish(directory.resolve(VKEY), lines.getBytes(StandardCharsets.UTF_8));
    }
}
