package io.lethe.bench;

import io.lethe.testing.TestSchema;

/** What the server itself can do: one statement, one transaction, no restart, no evidence, and every row locked until its end. */
record OneStatement(TestSchema schema, String name, String statement) implements Contestant {
    static OneStatement delete(TestSchema schema) {
        return new OneStatement(schema, "one DELETE statement", "DELETE FROM activity");
    }

    static OneStatement mask(TestSchema schema) {
        return new OneStatement(
                schema,
                "one UPDATE statement",
                "UPDATE activity SET ip = CONCAT(SUBSTRING_INDEX(ip, '.', 3), '.0'), detail = 'removed'");
    }

    @Override
    public void act() {
        schema.sql().execute(statement + " WHERE created_at < " + ActivityTable.CUTOFF);
    }
}
