package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.note.VerifierKey;
import java.time.Instant;

/** The first leaf: this log begins, under these keys. */
public record LedgerOpened(VerifierKey log, VerifierKey worker, Instant at) implements Entry {

    static final String TYPE = "ledger.opened";

    public LedgerOpened {
        at = UtcMillis.floor(at);
    }

    static LedgerOpened read(JsonObject json) {
        return new LedgerOpened(
                VerifierKey.parse(json.text("log")), VerifierKey.parse(json.text("worker")), json.instant("at"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("log", log.text())
                .put("worker", worker.text())
                .put("at", at)
                .build();
    }
}
