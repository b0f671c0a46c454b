package io.lethe.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far some work has come, on standard error: a bar that is drawn again in place where a person watches, else a line every 30
 * seconds, so that a log stays readable. Safe for several threads.
 *
 * <pre>
 * [##########..........]  53.2 %  46,900/88,178  4,120 rows/s  ETA 10s  clienttask.login_event
 * </pre>
 *
 * <p>It draws only when {@link #tick()} is called, and reads the time only from the clock that it was given.
 */
public final class ProgressDisplay implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final int BAR = 20;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final InstantSource clock;
    private final long total;
    private final Rate rate = new Rate();
    private Instant lastLine;
    private long done;
    private String now = "";
    private boolean drawn;

    public ProgressDisplay(Terminal terminal, InstantSource clock, long total) {
        this.terminal = terminal;
        this.clock = clock;
        this.total = total;
        this.lastLine = clock.instant();
        rate.sample(lastLine, 0);
    }

    /** {@code rows} more are done, at {@code place}. */
    public synchronized void add(long rows, String place) {
        done += rows;
        now = place;
    }

    /** Says a sentence of its own, above the bar. */
    public synchronized void say(String sentence) {
        erase();
        terminal.err().println(sentence);
        terminal.err().flush();
    }

    /** Draws, if it is time to. To be called about ten times a second. */
    public synchronized void tick() {
        Instant at = clock.instant();
        rate.sample(at, done);
        if (terminal.watched()) {
            draw();
        } else if (!at.isBefore(lastLine.plus(BETWEEN_LINES))) {
            lastLine = at;
            terminal.err().println(facts());
            terminal.err().flush();
        }
    }

    /** Takes the bar away; what came of the work is for the result to say. */
    @Override
    public synchronized void close() {
        erase();
        terminal.err().flush();
    }

    private void draw() {
        String line = bar() + "  " + facts();
        String fitting = line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 1);
        terminal.err().print(ERASE_LINE + fitting);
        terminal.err().flush();
        drawn = true;
    }

    private void erase() {
        if (drawn) {
            terminal.err().print(ERASE_LINE);
            drawn = false;
        }
    }

    private String bar() {
        int full = total == 0 ? 0 : (int) Math.min(BAR, BAR * done / total);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private String facts() {
        double perSecond = rate.perSecond();
        return new Words.Share(done, total) + "  " + Words.number(done) + "/" + Words.number(total) + "  "
                + Words.number(Math.round(perSecond)) + " rows/s" + eta(perSecond) + (now.isEmpty() ? "" : "  " + now);
    }

    // Before the first hundredth is done an estimate is a guess.
    private String eta(double perSecond) {
        if (perSecond <= 0 || done * 100 < total || done >= total) {
            return "";
        }
        return "  ETA " + Words.duration(Duration.ofSeconds(Math.round((total - done) / perSecond)));
    }
}
