package io.lethe.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Counts the processes that use the server, with locks of the operating system: a process that dies, however it dies, no
 * longer counts. A number in a file would remember the dead.
 */
final class SharedUse {
    private final FileChannel channel;
    private final FileLock lock;

    private SharedUse(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static SharedUse enter(Path file) throws IOException {
        FileChannel channel = open(file);
        try {
            return new SharedUse(channel, channel.lock(0, Long.MAX_VALUE, true));
        } catch (OverlappingFileLockException twice) {
            channel.close();
            throw new EmbeddedServerException("the embedded server of " + file.getParent()
                    + " is already open in this process; expected it to be opened once and shared.");
        }
    }

    /** Leaves; true when nobody else is using the server now. */
    boolean leaveAsLast() throws IOException {
        try (channel) {
            lock.release();
            FileLock alone = channel.tryLock();
            return alone != null;
        }
    }

    /** Does {@code work} while no other process does anything under the same file. */
    static <T> T alone(Path file, Work<T> work) throws IOException {
        try (FileChannel channel = open(file)) {
            // Closing the channel gives the lock back.
            channel.lock();
            return work.result();
        }
    }

    /** What is done alone. */
    interface Work<T> {
        T result() throws IOException;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
