package io.lethe.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsNumbersToTheRightAndSeparatesThousands() {
        TextTable table = new TextTable("POLICY", "DUE", "OF TABLE", "GUARD")
                .row("activity-log", 9_310_022L, new Words.Share(31, 100), "ok")
                .row("lead", 1L, new Words.Share(1, 100_000), "STOP: over 10 %");

        assertThat(printed(table)).isEqualTo("""
                  POLICY              DUE  OF TABLE  GUARD
                  activity-log  9,310,022    31.0 %  ok
                  lead                  1    <0.1 %  STOP: over 10 %
                """);
    }

    @Test
    void showsWhatIsNotKnownAsADash() {
        assertThat(printed(new TextTable("RUN", "REMAINING").row("a", null).row("b", 10L)))
                .isEqualTo("""
                  RUN  REMAINING
                  a            -
                  b           10
                """);
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> new TextTable("A", "B").row("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 2 cells but were 1");
    }

    private static String printed(TextTable table) {
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString();
    }
}
