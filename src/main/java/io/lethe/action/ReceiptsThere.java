package io.lethe.action;

import static io.lethe.action.Outpost.ID;
import static io.lethe.action.Outpost.RECEIPT;
import static io.lethe.action.Outpost.ROW_COUNT;
import static io.lethe.action.Outpost.RUN;
import static io.lethe.action.Outpost.STEP;

import io.lethe.action.ReceiptOutbox.Total;
import io.lethe.catalog.Target;
import io.lethe.ledger.receipt.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Which receipts a target has. Safe for several threads. */
public record ReceiptsThere(Target target) {
    /** Those of these receipts that were committed there and still are. */
    public Set<UUID> among(Collection<UUID> receipts) throws SQLException {
        try (Connection connection = target.open()) {
            return target
                    .on(connection)
                    .select(ID)
                    .from(RECEIPT)
                    .where(ID.in(receipts.stream().map(UUID::toString).toList()))
                    .fetch(ID)
                    .stream()
                    .map(UUID::fromString)
                    .collect(Collectors.toSet());
        }
    }

    /** What a run has done so far as these receipts say it, by number of step. */
    public Map<Integer, Total> totals(RunId run) throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection)
                    .select(STEP, DSL.count(), DSL.sum(ROW_COUNT))
                    .from(RECEIPT)
                    .where(RUN.eq(run.text()))
                    .groupBy(STEP)
                    .fetchMap(STEP, row -> new Total(row.value2(), row.value3().longValueExact()));
        }
    }

    /** Whether any receipt of a run was committed there and still is. */
    public boolean anyOf(RunId run) throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection).fetchExists(RECEIPT, RUN.eq(run.text()));
        }
    }
}
