package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Realm;
import java.time.Instant;
import java.util.Optional;

/**
 * From here on the pseudonyms of a realm are made with this key. Of several such leaves the last one counts: where another key is found, or
 * none, no run makes a pseudonym, since equal values would get different ones and nobody would know from when on.
 *
 * <pre>
 * {"at":"2026-11-22T02:00:00.000Z","check":"9f3c…","detailsHash":"51ab…","realm":"realm-people","schema":"lethe.ledger/1",
 *  "type":"realmkey.begun"}
 * </pre>
 *
 * @param check by which the key is known again, and which says nothing of it
 * @param detailsHash binds who began it, and why
 */
public record RealmKeyBegun(Realm realm, Hash check, Instant at, Hash detailsHash) implements Entry {

    static final String TYPE = "realmkey.begun";

    public RealmKeyBegun {
        at = UtcMillis.floor(at);
    }

    static RealmKeyBegun read(JsonObject json) {
        return new RealmKeyBegun(
                Realm.ofKey(json.text("realm")), json.hash("check"), json.instant("at"), json.hash("detailsHash"));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        return LeafForm.start(this)
                .put("realm", realm.key())
                .put("check", check)
                .put("at", at)
                .put("detailsHash", detailsHash)
                .build();
    }

    @Override
    public Optional<Hash> ofDetails() {
        return Optional.of(detailsHash);
    }
}
