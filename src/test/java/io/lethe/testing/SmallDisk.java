package io.lethe.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real file system in place of a directory for a while; where this machine lets nobody mount one, the test is left out. */
public record SmallDisk(Path directory, List<List<String>> mounting) {
    public SmallDisk {
        mounting = mounting.stream().map(List::copyOf).toList();
    }

    /** An empty one, with options such as {@code size=64k} or {@code ro}. */
    public static SmallDisk of(Path directory, String options) {
        return new SmallDisk(
                directory, List.of(List.of("mount", "-t", "tmpfs", "-o", options, "lethe-test", directory.toString())));
    }

    /** The directory with all that is in it, where nobody can write any more, not even root. */
    public static SmallDisk readOnly(Path directory) {
        String where = directory.toString();
        return new SmallDisk(
                directory,
                List.of(List.of("mount", "--bind", where, where), List.of("mount", "-o", "remount,bind,ro", where)));
    }

    /** What is done while it is mounted. */
    public interface Body {
        void run() throws Exception;
    }

    public void during(Body body) throws Exception {
        int mounted = 0;
        try {
            for (List<String> command : mounting) {
                assumeTrue(succeeds(command), "may not mount here");
                mounted++;
            }
            body.run();
        } finally {
            if (mounted > 0) {
                succeeds(List.of("umount", directory.toString()));
            }
        }
    }

    private static boolean succeeds(List<String> words) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
