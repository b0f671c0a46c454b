package io.lethe.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file under its mark: it is either given its name back or removed, and both may be said again after a crash, with the same result. */
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
        String hash = hash();
        if (!is(found.stamp()) || OpenFiles.forWriting(found.stamp().id())) {
            throw FileChangedException.changed();
        }
        return hash;
    }

    private String hash() {
        try {
            return ContentHash.of(path());
        } catch (IOException e) {
            throw folder.failed("read " + mark.name(), e);
        }
    }

    /** Removes it, for good once this returns. For a file whose receipt is committed. */
    public void remove() {
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
        Path name = folder.resolve(mark.name());
        try {
            if (!named(name)) {
                return false;
            }
            folder.force();
            // If we die here: it has both names, and whoever finds the mark sees that they are one file.
            Files.deleteIfExists(path());
            folder.force();
            return true;
        } catch (IOException e) {
            throw folder.failed("give " + mark.name() + " its name back", e);
        }
    }

    /** A link and not a rename: a rename would replace what somebody has put there meanwhile. */
    private boolean named(Path name) throws IOException {
        try {
            Files.createLink(name, path());
            return true;
        } catch (FileAlreadyExistsException e) {
            return !folder.has(path()) || Files.isSameFile(name, path());
        } catch (NoSuchFileException e) {
            // Another engine has dealt with the mark.
            return true;
        } catch (FileSystemException | UnsupportedOperationException e) {
            return renamed(name);
        }
    }

    /** Where links are not allowed, as of files of other users: looks first, so that only somebody who comes in that very moment loses. */
    private boolean renamed(Path name) throws IOException {
        if (folder.has(name)) {
            return false;
        }
        Files.move(path(), name);
        return true;
    }
}
