package io.lethe.hold;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.HeldScope;
import io.lethe.ledger.entry.HoldPlaced;
import io.lethe.ledger.entry.HoldReleased;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Writes what happened to holds into the ledger, in the transaction on own that makes it true: one {@code hold.placed} for each
 * target where the hold came into force, one {@code hold.released} when the last target let go of it.
 *
 * <p>The entries say whom and what only under the epoch key. Who ordered it, and why, are details beside the ledger:
 *
 * <pre>{"by":"legal","matter":"Doe ./. Roe","reason":"subpoena of 20 November"}</pre>
 */
public final class HoldEntries {
    private final Ledger ledger;
    private final KeyDirectory keys;
    private final Function<JsonObject, Details> salted;

    /** @param salted makes details under a fresh salt: {@link Details#of} with the source of chance */
    public HoldEntries(Ledger ledger, KeyDirectory keys, Function<JsonObject, Details> salted) {
        this.ledger = ledger;
        this.keys = keys;
        this.salted = salted;
    }

    void placed(DSLContext tx, Hold hold, TargetName target, Instant at) {
        Details details = details(hold.matter(), hold.reason(), hold.placedBy());
        HeldScope scope = scope(hold.scope(), keys.epochKeyOrNew(KeyEpoch.of(at)));
        ledger.append(tx, new HoldPlaced(hold.id(), scope, List.of(target), at, details.hash()), details);
    }

    void released(DSLContext tx, Hold hold, RegisteredHold.Release release, Instant at) {
        Details details = details(hold.matter(), release.reason(), release.by());
        ledger.append(tx, new HoldReleased(hold.id(), at, details.hash()), details);
    }

    private Details details(String matter, String reason, String by) {
        JsonObject content = JsonObject.builder()
                .put("matter", matter)
                .put("reason", reason)
                .put("by", by)
                .build();
        return salted.apply(content);
    }

    private static HeldScope scope(Scope scope, EpochKey key) {
        return switch (scope) {
            // Over the key's values as ordered. A row's own commitment needs the types of its columns, unknown here.
            case Scope.Row row -> new HeldScope.OfRow(row.data(), key.subjectTag(ScopeForm.write(row)));
            case Scope.Subject subject -> new HeldScope.OfSubject(key.subjectTag(subject.reference()));
            case Scope.Whole whole -> new HeldScope.OfCategory(whole.category());
        };
    }
}
