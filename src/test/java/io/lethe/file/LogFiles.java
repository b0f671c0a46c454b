package io.lethe.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A directory of log files, looked at with plain Java. */
public record LogFiles(Path directory) {

    /** A file that was last written to at that time. */
    public Path write(String name, String text, Instant modified) {
        try {
            Path file = Files.writeString(directory.resolve(name), text);
            Files.setLastModifiedTime(file, FileTime.from(modified));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every name with its content; of what is no regular file, what it is. */
    public Map<String, String> snapshot() {
        try (Stream<Path> files = Files.list(directory)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.toList()) {
                boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                contents.put(file.getFileName().toString(), regular ? Files.readString(file) : "no file");
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
