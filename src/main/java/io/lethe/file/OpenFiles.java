package io.lethe.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which files processes have open for writing, as Linux tells in {@code /proc}: of all processes to root, of its own to anybody else, and nothing on
 * other systems. So a file that is named here is being written, and one that is not may be.
 */
final class OpenFiles {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int OCTAL = 8;

    /** The two lowest bits say whether a file is open for reading (0), for writing, or for both. */
    private static final int ACCESS = 3;

    private OpenFiles() {}

    /** Whether some process has this file open for writing. */
    static boolean forWriting(Inode file) {
        return !among(file::equals).isEmpty();
    }

    /** Those of these files that some process has open for writing. */
    static Set<Inode> among(Predicate<Inode> wanted) {
        Set<Inode> open = new HashSet<>();
        for (Path process : list(PROCESSES, "[0-9]*")) {
            for (Path link : list(process.resolve("fd"), "*")) {
                if (isForWriting(process.resolve("fdinfo").resolve(link.getFileName()))) {
                    addIfWanted(link, wanted, open);
                }
            }
        }
        return open;
    }

    private static void addIfWanted(Path link, Predicate<Inode> wanted, Set<Inode> open) {
        try {
            Inode file = UnixAttributes.of(link).inode();
            if (wanted.test(file)) {
                open.add(file);
            }
        } catch (IOException e) {
            // Closed since it was listed, or a socket of somebody else.
            return;
        }
    }

    /** {@code flags: 0100001} in octal. */
    private static boolean isForWriting(Path info) {
        try {
            return Files.readAllLines(info).stream()
                    .filter(line -> line.startsWith("flags:"))
                    .map(line -> line.substring("flags:".length()).strip())
                    .anyMatch(flags -> (Long.parseLong(flags, OCTAL) & ACCESS) != 0);
        } catch (IOException e) {
            // Closed since it was listed, or not ours to see.
            return false;
        }
    }

    private static Set<Path> list(Path directory, String glob) {
        Set<Path> entries = new HashSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            // The process has ended, is not ours to see, or there is no such thing on this system.
            return entries;
        }
        return entries;
    }
}
