package io.lethe.file;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * By what a file is known again, and by what it shows that somebody has written to it.
 *
 * @param links under how many names its content lies
 */
record FileStamp(Inode id, boolean regular, int links, long size, Instant modified) {
    /** Of what has this name itself, link or not. */
    static FileStamp of(Path path) throws IOException {
        UnixAttributes attributes = UnixAttributes.of(path, LinkOption.NOFOLLOW_LINKS);
        return new FileStamp(
                attributes.inode(),
                attributes.get("isRegularFile", Boolean.class),
                attributes.get("nlink", Integer.class),
                attributes.get("size", Long.class),
                attributes.get("lastModifiedTime", FileTime.class).toInstant());
    }
}
