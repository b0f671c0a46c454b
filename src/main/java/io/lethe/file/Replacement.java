package io.lethe.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** What takes a file's place once it is masked: the same lines without the addresses, with the same owner, rights and time. */
final class Replacement {
    private Replacement() {}

    /** Whether a masking would change a line of it. Reads until it finds one. */
    static boolean isNeeded(Path file, String name, LineMasking masking) throws IOException, NoTextException {
        boolean needed = false;
        if (!Lines.canRead(name)) {
            throw new NoTextException();
        }
        try (Lines lines = Lines.of(file, name)) {
            for (Optional<String> line = lines.next(); line.isPresent() && !needed; line = lines.next()) {
                needed = !masking.mask(line.get()).equals(line.get());
            }
        }
        return needed;
    }

    /** Writes it and forces it to the disk. Its name is not yet forced. */
    static void write(Path file, String name, LineMasking masking, Path to) throws IOException, NoTextException {
        PosixFileAttributes like = attributes(file).readAttributes();
        Files.deleteIfExists(to);
        // Nobody else's until it has the owner and the rights of the file that it replaces.
        Files.createFile(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            writeLines(file, name, masking, channel);
            PosixFileAttributeView view = attributes(to);
            if (!like.owner().equals(view.readAttributes().owner())) {
                view.setOwner(like.owner());
            }
            if (!like.group().equals(view.readAttributes().group())) {
                view.setGroup(like.group());
            }
            view.setPermissions(like.permissions());
            // Else its period would begin anew.
            view.setTimes(like.lastModifiedTime(), like.lastAccessTime(), null);
            channel.force(true);
        }
    }

    private static void writeLines(Path file, String name, LineMasking masking, FileChannel channel)
            throws IOException, NoTextException {
        try (Lines lines = Lines.of(file, name);
                OutputStream out = Lines.writer(new Unclosed(Channels.newOutputStream(channel)), name)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                out.write(masking.mask(line.get()).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Ends what compresses, and leaves the channel open: it is forced afterwards. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static PosixFileAttributeView attributes(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
