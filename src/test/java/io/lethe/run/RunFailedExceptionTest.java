package io.lethe.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ledger.receipt.RunId;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RunFailedExceptionTest {
    private static final RunId RUN = RunId.parse("01980000-0000-7000-8000-000000000001");

    @Test
    void countsRowsAndObjectsApart() {
        assertThat(broken(5, 0)).startsWith("run " + RUN + " broke off after 5 rows;");
        assertThat(broken(1, 2)).startsWith("run " + RUN + " broke off after 1 row and 2 objects;");
        assertThat(broken(0, 1)).startsWith("run " + RUN + " broke off after 0 rows and 1 object;");
    }

    @Test
    void doesNotQuoteWhatFailed() {
        assertThat(broken(5, 0)).doesNotContain("ada@example.org");
    }

    private static String broken(long rows, long objects) {
        return String.valueOf(
                new RunFailedException(RUN, rows, objects, new IOException("ada@example.org")).getMessage());
    }
}
