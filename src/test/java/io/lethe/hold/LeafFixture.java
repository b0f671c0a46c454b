package io.lethe.hold;

import io.lethe.policy.TargetName;
import io.lethe.testing.TestSchema;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The entries about holds, in a table of own. */
record LeafFixture(TestSchema own) implements HoldEntries {
    LeafFixture {
        own.sql().execute("CREATE TABLE said (number INT AUTO_INCREMENT PRIMARY KEY, words VARCHAR(200))");
    }

    @Override
    public void placed(DSLContext tx, Hold hold, TargetName target, Instant at) {
        say(tx, "placed on " + target);
    }

    @Override
    public void released(DSLContext tx, RegisteredHold hold, Instant at) {
        say(tx, "released");
    }

    private static void say(DSLContext tx, String words) {
        tx.insertInto(DSL.table(DSL.name("said")), DSL.field(DSL.name("words"), SQLDataType.VARCHAR))
                .values(words)
                .execute();
    }

    List<String> all() {
        return own.sql().fetch("SELECT words FROM said ORDER BY number").getValues(0, String.class);
    }
}
