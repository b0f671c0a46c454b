package io.lethe.action;

import static io.lethe.action.Outpost.ID;
import static io.lethe.action.Outpost.RECEIPT;
import static io.lethe.action.Outpost.RUN;

import io.lethe.catalog.Target;
import io.lethe.ledger.receipt.RunId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** Whether any receipt of a run was committed there and still is. */
    public boolean anyOf(RunId run) throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection).fetchExists(RECEIPT, RUN.eq(run.text()));
        }
    }
}
