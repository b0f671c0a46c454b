package io.lethe.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
    private final StringWriter err = new StringWriter();
    private Instant now = Instant.parse("2026-11-22T02:00:00Z");

    @Test
    void writesALineEveryThirtySecondsWhereNobodyWatches() {
        ProgressDisplay display = new ProgressDisplay(unwatched(), () -> now, 100_000);
        for (int second = 1; second <= 65; second++) {
            display.add(1_000, "crm.orders");
            passSecond(display);
        }
        display.close();

        assertThat(err).hasToString("""
                30.0 %  30,000/100,000  1,000 rows/s  ETA 1m10s  crm.orders
                60.0 %  60,000/100,000  1,000 rows/s  ETA 40s  crm.orders
                """);
    }

    @Test
    void drawsTheBarAgainInPlaceWhereAPersonWatches() {
        ProgressDisplay display = new ProgressDisplay(watched(80), () -> now, 100);
        passSecond(display);
        display.add(53, "crm.orders");
        passSecond(display);
        display.say("waiting: the relay is behind");
        display.close();

        assertThat(err)
                .hasToString("\r\u001b[K[....................]  0.0 %  0/100  0 rows/s"
                        + "\r\u001b[K[##########..........]  53.0 %  53/100  27 rows/s  ETA 2s  crm.orders"
                        + "\r\u001b[Kwaiting: the relay is behind\n");
    }

    @Test
    void neverDrawsBeyondTheEndOfTheLine() {
        ProgressDisplay display = new ProgressDisplay(watched(40), () -> now, 100);
        display.add(53, "crm.a_table_with_a_long_name");
        passSecond(display);

        assertThat(err.toString().substring("\r\u001b[K".length())).hasSize(39);
    }

    @Test
    void estimatesNothingBeforeTheFirstHundredth() {
        ProgressDisplay display = new ProgressDisplay(watched(80), () -> now, 1_000);
        display.add(9, "crm.orders");
        passSecond(display);

        assertThat(err).hasToString("\r\u001b[K[....................]  0.9 %  9/1,000  9 rows/s  crm.orders");
    }

    @Test
    void forgetsHowFastItWasLongAgo() {
        ProgressDisplay display = new ProgressDisplay(unwatched(), () -> now, 100_000);
        display.add(50_000, "crm.orders");
        for (int second = 1; second <= 30; second++) {
            passSecond(display);
        }

        assertThat(err).hasToString("50.0 %  50,000/100,000  0 rows/s  crm.orders\n");
    }

    private void passSecond(ProgressDisplay display) {
        now = now.plusSeconds(1);
        display.tick();
    }

    private Terminal unwatched() {
        return Terminal.unwatched(new PrintWriter(err), new PrintWriter(err));
    }

    private Terminal watched(int width) {
        return Terminal.watched(new PrintWriter(err), new PrintWriter(err), width);
    }
}
