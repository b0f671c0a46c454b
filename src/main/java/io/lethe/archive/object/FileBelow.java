package io.lethe.archive.object;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.regex.Pattern;

/**
 * The file of a directory that a key names. Each folder on the way is opened below the last, and none through a link: between a look at a path and
 * its deletion somebody could put a link there.
 */
final class FileBelow {
    /** Words between slashes, of which none stands for the folder itself or the one above. */
    private static final Pattern KEY =
            Pattern.compile("(?!\\.\\.?(?:/|$))[^/\\x00]+(?:/(?!\\.\\.?(?:/|$))[^/\\x00]+)*");

    private final Path directory;
    private final Path path;

    private FileBelow(Path directory, Path path) {
        this.directory = directory;
        this.path = path;
    }

    static FileBelow of(Path directory, String key) throws ObjectKeptException {
        if (!KEY.matcher(key).matches()) {
            throw new ObjectKeptException("its key is no path below " + directory);
        }
        try {
            return new FileBelow(directory, Path.of(key));
        } catch (InvalidPathException e) {
            throw new ObjectKeptException("its key is no path below " + directory);
        }
    }

    /** Where it lies, if it is there. */
    Path folder() {
        Path above = path.getParent();
        return above == null ? directory : directory.resolve(above);
    }

    private interface Work {
        boolean on(SecureDirectoryStream<Path> folder, Path name) throws IOException, ObjectKeptException;
    }

    boolean isThere() throws IOException, ObjectKeptException {
        return inItsFolder(this::isRemovable);
    }

    /** The caller has seen that it is there; it is no error if it has gone since. */
    void delete() throws IOException, ObjectKeptException {
        inItsFolder((folder, name) -> {
            if (isRemovable(folder, name)) {
                folder.deleteFile(name);
            }
            return true;
        });
    }

    private boolean isRemovable(SecureDirectoryStream<Path> folder, Path name) throws IOException, ObjectKeptException {
        BasicFileAttributes found = folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (!found.isRegularFile()) {
            throw new ObjectKeptException("it is a link, or a folder, and no file");
        }
        Object names = Files.getAttribute(directory.resolve(path), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        if (names instanceof Integer links && links > 1) {
            throw new ObjectKeptException("a second name (hard link) keeps its content");
        }
        return true;
    }

    private boolean inItsFolder(Work work) throws IOException, ObjectKeptException {
        try (DirectoryStream<Path> top = Files.newDirectoryStream(directory)) {
            if (!(top instanceof SecureDirectoryStream<Path> secure)) {
                throw new ObjectKeptException("this system cannot open a folder without following links");
            }
            return descend(secure, path.iterator(), work);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean descend(SecureDirectoryStream<Path> here, Iterator<Path> names, Work work)
            throws IOException, ObjectKeptException {
        Path name = names.next();
        if (!names.hasNext()) {
            return work.on(here, name);
        }
        expectFolder(here, name);
        try (SecureDirectoryStream<Path> below = here.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            return descend(below, names, work);
        }
    }

    private static void expectFolder(SecureDirectoryStream<Path> here, Path name)
            throws IOException, ObjectKeptException {
        boolean folder = here.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
        if (!folder) {
            throw new ObjectKeptException("a link, or a file, stands in the way to it");
        }
    }
}
