package io.lethe.plan;

import io.lethe.policy.Problem;
import java.util.stream.Stream;

/** Can the deletion and its receipt be one transaction? Only in InnoDB. */
record EngineCheck() implements FitCheck {
    private static final String INNODB = "InnoDB";

    @Override
    public Stream<Problem> check(MappedTable table) {
        String engine = table.table().engine();
        if (!table.touched() || engine.equals(INNODB)) {
            return Stream.empty();
        }
        return Stream.of(table.problem(
                "table",
                "expected an InnoDB table but " + table.table().name() + " is " + engine
                        + ", where a change and its receipt cannot be one transaction",
                "Convert it to plain InnoDB, or leave it out of the policies"));
    }
}
