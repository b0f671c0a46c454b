package io.lethe.ledger.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/** Small files that must be whole or absent, whatever crashes; secret ones are readable by their owner alone. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    static FileAttribute<?> ownerDirectory() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    /** Refuses a file that anyone but its owner may read or write. */
    static String readSecret(Path file) {
        try {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER_ONLY);
            if (!others.isEmpty()) {
                throw new KeyDirectoryException(file + ": expected a file that only its owner can read (chmod 600) but"
                        + " its permissions are "
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
            // Any bytes are text in this set of characters: whoever reads a key says what it is instead, where it is
            // none.
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new KeyDirectoryException(file + ": expected a key but there is no such file");
        } catch (UnsupportedOperationException e) {
            throw new KeyDirectoryException(file + ": expected a file system that says who may read a key");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * Creates a file that only its owner can read; false if it was there already, which is then left as it is. Several
     * may try at once: exactly one wins, and nobody ever sees half a key.
     */
    static boolean createSecret(Path file, String content) {
        try {
            Path unfinished = Files.createTempFile(
                    directory(file), ".key-", ".tmp", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            write(unfinished, content.getBytes(StandardCharsets.US_ASCII));
            try {
                // A link, not a rename: a rename would replace a key that another process created meanwhile.
                Files.createLink(file, unfinished);
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.delete(unfinished);
            }
            forceDirectory(directory(file));
            return true;
        } catch (IOException e) {
            throw new KeyDirectoryException(
                    file + ": expected to create a key but cannot: " + reason(e)
                            + ". Let the engine's user write there. Nothing was changed.",
                    e);
        }
    }

    /** Overwrites a file, durably, with as much chance. What copies a disk or a backup kept is not known here. */
    static void overwrite(Path file, SecureRandom random) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] chance = new byte[Math.toIntExact(channel.size())];
            random.nextBytes(chance);
            ByteBuffer buffer = ByteBuffer.wrap(chance);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new KeyDirectoryException(
                    file + ": expected to overwrite a key but cannot: " + reason(e)
                            + ". Let the engine's user write there.",
                    e);
        }
    }

    /** Removes a file for good; one that is gone already is no error. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            forceDirectory(directory(file));
        } catch (IOException e) {
            throw new KeyDirectoryException(
                    file + ": expected to remove what was a key but cannot: " + reason(e)
                            + ". Its content is overwritten; remove it by hand.",
                    e);
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException gone -> "there is no such directory";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException said when said.getReason() != null -> said.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Writes a public file so that it is there, whole, once this returns. */
    static void publish(Path file, byte[] content) {
        try {
            Path unfinished = Files.createTempFile(directory(file), ".publish-", ".tmp");
            write(unfinished, content);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
            // If we die here: a nameless rest stays, which nobody reads.
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            // If we die here: the name may be lost with the power, but then nobody was told of it either.
            forceDirectory(directory(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish " + file, e);
        }
    }

    private static Path directory(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("expected a file in a directory but was " + file);
        }
        return parent;
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
