package io.lethe.ledger;

import io.lethe.testing.TestSchema;
import java.util.List;

/** Own as it is before the first leaf: what tests that share a schema begin with. */
final class EmptyLedger {
    private static final List<String> TABLES =
            List.of("leaf", "tile", "commitment", "checkpoint", "anchor", "anchored", "place", "entry_details");

    private EmptyLedger() {}

    static void in(TestSchema own) {
        for (String table : TABLES) {
            own.sql().execute("DELETE FROM " + table);
        }
        own.sql().execute("UPDATE ledger_head SET size = 0, frontier = ''");
    }
}
