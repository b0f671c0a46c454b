package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.receipt.RunId;
import java.time.Instant;
import java.util.Optional;

/**
 * A receipt that stands in the ledger is gone from its target: the server lost the tail of its history, and with it the
 * deletion. The leaf it names no longer claims anything; the rows are due again.
 *
 * <p>It names the receipt by its leaf, and does not carry one: see {@link #ofReceipt()}.
 */
public record ReceiptLost(RunId run, long leaf, Instant at) implements Entry {

    static final String TYPE = "receipt.lost";

    public ReceiptLost {
        at = UtcMillis.floor(at);
    }

    static ReceiptLost read(JsonObject json) {
        return new ReceiptLost(RunId.of(json), json.integer("leaf"), json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("run", run.value())
                .put("leaf", leaf)
                .put("at", at)
                .build();
    }

    @Override
    public Optional<RunId> ofRun() {
        return Optional.of(run);
    }
}
