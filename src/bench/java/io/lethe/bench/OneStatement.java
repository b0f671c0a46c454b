package io.lethe.bench;

import io.lethe.testing.TestSchema;

/** What the server itself can do: one statement, one transaction, no restart, no evidence, and every row locked until its end. */
record OneStatement(TestSchema schema) implements Contestant {
    @Override
    public String name() {
        return "one DELETE statement";
    }

    @Override
    public void purge() {
        schema.sql().execute("DELETE FROM activity WHERE created_at < " + ActivityTable.CUTOFF);
    }
}
