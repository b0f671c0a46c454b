package io.lethe.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file under its mark: it is either given its name back, or removed or replaced, and both may be said again after a crash, with the same result. */
public final class MarkedFile {
    private final Folder folder;
    private final FileMark mark;

    MarkedFile(Folder folder, FileMark mark) {
        this.folder = folder;
        this.mark = mark;
    }

    public FileMark mark() {
        return mark;
    }

    Path path() {
        return folder.resolve(mark.toString());
    }

    private Path replacement() {
        return folder.resolve(mark.replacement());
    }

    /**
     * Writes what a masking leaves of it beside it, made durable, with the same owner, rights and time, under a name that no list shows. Says the
     * SHA-256 of that.
     *
     * @throws FileChangedException if it is no text any more, or not what was found
     */
    public String mask(FoundFile found, LineMasking masking) throws FileChangedException {
        try {
            Replacement.write(path(), mark.name(), masking, replacement());
            folder.force();
        } catch (NoTextException e) {
            throw FileChangedException.changed();
        } catch (IOException e) {
            throw folder.failed("write what replaces " + mark.name(), e);
        }
        if (!is(found.stamp())) {
            throw FileChangedException.changed();
        }
        try {
            return ContentHash.of(replacement());
        } catch (IOException e) {
            throw folder.failed("read what replaces " + mark.name(), e);
        }
    }

    /** Whether it is still this very file, and nobody has written to it or given it another name. */
    boolean is(FileStamp stamp) {
        try {
            return FileStamp.of(path()).equals(stamp);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw folder.failed("look at " + mark.name(), e);
        }
    }

    /**
     * SHA-256 of its content in lower-case hexadecimal, read in pieces.
     *
     * @throws FileChangedException if it is not what was found, or somebody has it open for writing and could change it after us; it is under its mark still
     */
    public String hash(FoundFile found) throws FileChangedException {
        String hash = read(ContentHash::of);
        if (!is(found.stamp()) || OpenFiles.forWriting(found.stamp().id())) {
            throw FileChangedException.changed();
        }
        return hash;
    }

    /**
     * Looks once more whether it is what {@link #hash} said.
     *
     * @throws FileChangedException if it is not, or could be changed after us
     */
    public void expect(FoundFile found, String hash) throws FileChangedException {
        if (!hash(found).equals(hash)) {
            throw FileChangedException.changed();
        }
    }

    /**
     * Hands out its content, in pieces of this size, the last of which is shorter and may be empty.
     *
     * @param hash what {@link #hash} said of it
     * @throws FileChangedException if it is gone, or what was handed out is not what has this hash
     */
    public void read(String hash, int size, Consumer<byte[]> pieces) throws FileChangedException {
        if (!read(path -> ContentHash.of(path, size, pieces)).equals(hash)) {
            throw FileChangedException.changed();
        }
    }

    /** What is done with a file's content. */
    private interface Reading {
        String of(Path file) throws IOException;
    }

    private String read(Reading reading) throws FileChangedException {
        try {
            return reading.of(path());
        } catch (NoSuchFileException e) {
            throw FileChangedException.gone();
        } catch (IOException e) {
            throw folder.failed("read " + mark.name(), e);
        }
    }

    /**
     * Does what its receipt says, for good once this returns: gives the name to what replaces it, if there is such a thing, and removes it. Says
     * whether the name was free; what replaces it else stays under the name that it has.
     */
    public boolean carryOut() {
        boolean free = !folder.has(replacement()) || renamed(replacement());
        remove();
        return free;
    }

    private void remove() {
        try {
            Files.deleteIfExists(path());
            // If we die here: the mark may come back with the power, and whoever finds it removes it again.
            folder.force();
        } catch (IOException e) {
            throw folder.failed("remove " + mark.name(), e);
        }
    }

    /** Gives it its name back. Says whether it could: a file that has the name meanwhile keeps it, and this one stays under its mark. */
    public boolean back() {
        try {
            Files.deleteIfExists(replacement());
        } catch (IOException e) {
            throw folder.failed("remove what should have replaced " + mark.name(), e);
        }
        return renamed(path());
    }

    private boolean renamed(Path from) {
        Path name = folder.resolve(mark.name());
        try {
            if (!named(name, from)) {
                return false;
            }
            folder.force();
            // If we die here: it has both names, and whoever finds the other one sees that they are one file.
            Files.deleteIfExists(from);
            folder.force();
            return true;
        } catch (IOException e) {
            throw folder.failed("give " + mark.name() + " its name", e);
        }
    }

    /** A link and not a rename: a rename would replace what somebody has put there meanwhile. */
    private boolean named(Path name, Path from) throws IOException {
        try {
            Files.createLink(name, from);
            return true;
        } catch (FileAlreadyExistsException e) {
            return !folder.has(from) || Files.isSameFile(name, from);
        } catch (NoSuchFileException e) {
            // Another engine has dealt with the mark.
            return true;
        } catch (FileSystemException | UnsupportedOperationException e) {
            return moved(name, from);
        }
    }

    /** Where links are not allowed, as of files of other users: looks first, so that only somebody who comes in that very moment loses. */
    private boolean moved(Path name, Path from) throws IOException {
        if (folder.has(name)) {
            return false;
        }
        Files.move(from, name);
        return true;
    }
}
