package io.lethe.file;

import io.lethe.policy.FileSet;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A directory whose files are data. Nothing outside of it is ever touched. Safe for several threads. */
public final class Folder {
    private final Path path;

    private Folder(Path path) {
        this.path = path;
    }

    /** Refuses what is no directory, is reached through a link, or cannot be read and written. Changes nothing. */
    public static Folder open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new FolderException("expected a directory but " + path + " is none", "Mount it, or correct the map.");
        }
        Path real = real(path);
        if (!real.equals(path)) {
            throw new FolderException(
                    "expected a directory without links on the way to it but " + path + " is " + real,
                    "Write " + real + " into the map, if that is meant.");
        }
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            throw new FolderException("expected a POSIX file system but " + path + " is on another", "");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path) || !Files.isExecutable(path)) {
            throw new FolderException(
                    "expected a directory that this user may read and write but " + path + " is not",
                    "Let the engine's user do both.");
        }
        return new Folder(path);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw FolderException.of(path, "find it", e);
        }
    }

    /** The regular files of a set, by name; marks are none of them. */
    List<FoundFile> files(FileSet files) {
        List<FoundFile> found = new ArrayList<>();
        for (Path file : entries()) {
            String name = name(file);
            if (!name.startsWith(FileMark.PREFIX) && files.matches(file.getFileName())) {
                found(file).filter(each -> each.stamp().regular()).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(FoundFile::name));
        return found;
    }

    /** The file of this name as it is now; empty if there is none. */
    public Optional<FoundFile> file(String name) {
        Path file = path.resolve(name);
        return path.equals(file.getParent())
                ? found(file).filter(each -> each.stamp().regular())
                : Optional.empty();
    }

    private Optional<FoundFile> found(Path file) {
        try {
            return Optional.of(new FoundFile(name(file), FileStamp.of(file), Files.isReadable(file)));
        } catch (NoSuchFileException e) {
            // It went between the two looks.
            return Optional.empty();
        } catch (IOException e) {
            throw FolderException.of(path, "look at " + name(file), e);
        }
    }

    /** Whether a masking would change something in it. Of a file that is gone meanwhile: no. */
    boolean isRaw(FoundFile file, LineMasking masking) throws NoTextException {
        try {
            return Replacement.isNeeded(path.resolve(file.name()), file.name(), masking);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw FolderException.of(path, "read " + file.name(), e);
        }
    }

    /** The SHA-256 of a file's content as it is now, in lower-case hexadecimal. */
    public String hash(FoundFile file) {
        try {
            return ContentHash.of(path.resolve(file.name()));
        } catch (IOException e) {
            throw FolderException.of(path, "read " + file.name(), e);
        }
    }

    /** Files that wait for their receipt, or have one and are still there; where both a file and its replacement are, the same twice. */
    public List<MarkedFile> marked() {
        List<MarkedFile> marked = new ArrayList<>();
        for (Path file : entries()) {
            FileMark.read(name(file)).map(mark -> new MarkedFile(this, mark)).ifPresent(marked::add);
        }
        return marked;
    }

    private List<Path> entries() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            List<Path> all = new ArrayList<>();
            entries.forEach(all::add);
            all.sort(null);
            return all;
        } catch (IOException | DirectoryIteratorException e) {
            IOException cause = e instanceof IOException io ? io : new IOException(e.getCause());
            throw FolderException.of(path, "list its files", cause);
        }
    }

    /**
     * Renames a file to its mark and makes that lasting. From now on nobody finds it by its name, and a crash leaves the mark to whoever comes
     * next.
     *
     * @throws FileChangedException if it is gone, or not what was found; a file that took its place keeps its name
     */
    public MarkedFile mark(FoundFile file, FileMark mark) throws FileChangedException {
        MarkedFile marked = new MarkedFile(this, mark);
        try {
            Files.move(path.resolve(file.name()), marked.path(), StandardCopyOption.ATOMIC_MOVE);
            // If we die here: the mark has no receipt, and the next run gives the name back.
            force();
        } catch (NoSuchFileException e) {
            throw FileChangedException.gone();
        } catch (IOException e) {
            throw FolderException.of(path, "rename " + file.name(), e);
        }
        if (!marked.is(file.stamp())) {
            marked.back();
            throw FileChangedException.changed();
        }
        return marked;
    }

    void force() throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    boolean has(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    FolderException failed(String what, IOException e) {
        return FolderException.of(path, what, e);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
