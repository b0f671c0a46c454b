package io.lethe.archive.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that becomes visible whole or not at all.
 *
 * <ol>
 *   <li>Write to a temporary name, which no list shows.
 *   <li>Close what compresses and seals, force the file to the disk.
 *   <li>Link the name to it, which fails where the name is taken; a rename would replace what another engine has written meanwhile.
 *   <li>Drop the temporary name, force the directory to the disk.
 * </ol>
 *
 * <p>If we die before the link, a nameless rest stays, which nobody reads. If we die after it, the segment is whole, and whoever goes
 * on finds it.
 */
final class FileDraft implements SegmentStore.Draft {
    static final String UNFINISHED = ".unfinished-"; // SegmentName allows no leading dot
    private static final String DENIED = "Permission denied";
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final SegmentName name;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream out;

    private FileDraft(Path directory, SegmentName name, Path temporary, FileChannel channel) {
        this.directory = directory;
        this.name = name;
        this.temporary = temporary;
        this.channel = channel;
        this.out = new BufferedOutputStream(
                new StoreStream(Channels.newOutputStream(channel), e -> failed(directory, "write " + name, e)), BUFFER);
    }

    static FileDraft begin(Path directory, SegmentName name) {
        try {
            // Customers' data: for the owner's eyes, sealed or not.
            Path temporary = Files.createTempFile(
                    directory,
                    UNFINISHED,
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new FileDraft(directory, name, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw failed(directory, "write " + name, e);
        }
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void commit() {
        try {
            out.flush();
            channel.force(true);
            channel.close();
            Files.createLink(directory.resolve(name.name()), temporary);
            Files.delete(temporary);
            force(directory);
        } catch (FileAlreadyExistsException e) {
            throw DirectoryStore.taken(directory, name);
        } catch (IOException e) {
            throw failed(directory, "write " + name, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failed(directory, "remove the unfinished " + temporary.getFileName(), e);
        }
    }

    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static StoreException failed(Object archive, String what, IOException e) {
        String reason = switch (e) {
            case AccessDeniedException denied -> DENIED;
            case FileSystemException said when said.getReason() != null -> said.getReason();
            default -> String.valueOf(e.getMessage());
        };
        String remedy = switch (reason) {
            case "No space left on device" -> " Make room there; the next run goes on.";
            case "Read-only file system" -> " Mount it for writing; the next run goes on.";
            case DENIED -> " Let the engine's user write there; the next run goes on.";
            default -> "";
        };
        return new StoreException(
                "archive " + archive + ": cannot " + what + ": " + reason + "." + remedy
                        + " No row was deleted for it.",
                e);
    }
}
