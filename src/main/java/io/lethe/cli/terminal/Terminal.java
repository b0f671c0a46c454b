package io.lethe.cli.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The two streams of one call. {@link #out()} is for the result, {@link #err()} for messages and progress. */
public final class Terminal {
    private static final int USUAL_WIDTH = 80;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean watched;
    private final boolean coloured;
    private final int width;

    private Terminal(PrintWriter out, PrintWriter err, Looks looks) {
        this.out = out;
        this.err = err;
        this.watched = looks.watched;
        this.coloured = looks.coloured;
        this.width = looks.width;
    }

    /** Whether a person watches standard error, whether messages there may be coloured, and how wide a line may get. */
    record Looks(boolean watched, boolean coloured, int width) {}

    /** The process's own streams. */
    public static Terminal ofProcess(PrintStream out, PrintStream err, Map<String, String> environment) {
        boolean watched = Boolean.getBoolean("lethe.terminal") || isTerminal(2);
        boolean coloured = watched
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
        Looks looks = new Looks(watched, coloured, width(environment.getOrDefault("COLUMNS", "")));
        return new Terminal(writer(out, out.charset()), writer(err, err.charset()), looks);
    }

    /** Streams that nobody watches: a file, a pipe, a test. */
    public static Terminal unwatched(PrintWriter out, PrintWriter err) {
        return new Terminal(out, err, new Looks(false, false, USUAL_WIDTH));
    }

    /** Streams that a person watches, without colour. */
    public static Terminal watched(PrintWriter out, PrintWriter err, int width) {
        return new Terminal(out, err, new Looks(true, false, width));
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Whether a person watches standard error, so that a line may be drawn again in place. */
    public boolean watched() {
        return watched;
    }

    public int width() {
        return width;
    }

    /** In red where colour is wanted; the words alone must say enough. */
    public String alarm(String words) {
        return coloured ? "\u001b[1;31m" + words + "\u001b[0m" : words;
    }

    /** Writes out what is still buffered; {@link PrintWriter} hides errors, and who reads the result may have gone: that is their choice. */
    public void flush() {
        out.flush();
        err.flush();
    }

    private static PrintWriter writer(PrintStream stream, Charset charset) {
        return new PrintWriter(stream, true, charset);
    }

    // Java tells only whether all streams together are a terminal, and from 22 on not even that by default; Linux tells
    // for each.
    private static boolean isTerminal(int descriptor) {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : USUAL_WIDTH;
    }
}
