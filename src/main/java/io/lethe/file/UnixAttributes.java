package io.lethe.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** What a POSIX system says of a file; Java hands it out as a map of objects. */
record UnixAttributes(Map<String, Object> values) {
    private static final String ALL = "unix:dev,ino,nlink,size,lastModifiedTime,isRegularFile";

    static UnixAttributes of(Path path, LinkOption... options) throws IOException {
        return new UnixAttributes(Files.readAttributes(path, ALL, options));
    }

    <T> T get(String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(name), name));
    }

    Inode inode() {
        return new Inode(get("dev", Long.class), get("ino", Long.class));
    }
}
