package io.lethe.run;

import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.RealmKeyBegun;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.key.RealmKey;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Realm;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of realms, none of which is ever replaced in silence: the ledger remembers by its check value which one a realm has. A realm that
 * never had one gets one; one whose key is lost, or is another than the ledger remembers, stops the run before anything is masked. Safe for several
 * threads and engines.
 */
public final class RealmKeys {
    private final Equipment engine;

    public RealmKeys(Equipment engine) {
        this.engine = engine;
    }

    /** The key of each of these realms; refuses, before any is made, if one of them is not there as it was. */
    Map<Realm, RealmKey> of(Collection<Realm> realms) {
        if (realms.isEmpty()) {
            return Map.of();
        }
        Map<Realm, Hash> begun = begun();
        realms.forEach(realm -> refuseAnother(realm, begun.get(realm)));
        Map<Realm, RealmKey> keys = new HashMap<>();
        for (Realm realm : realms) {
            RealmKey key = engine.keys().realmKeyOrNew(realm);
            if (!begun.containsKey(realm)) {
                // If we die before this: the next run finds a key that the ledger does not know, and takes it as the
                // first.
                record(key, realm, new Signature(engine.name(), "the first run that masks with it"));
            }
            keys.put(realm, key);
        }
        return keys;
    }

    /**
     * Begins a new key for a realm whose key is gone for good. What was masked before keeps its pseudonyms, and nobody can tell any more which
     * of the new ones belong to them.
     */
    public Hash begin(Realm realm, Signature signature) {
        if (engine.keys().realmKey(realm).isPresent()) {
            throw new RunRefusedException(
                    "expected no key of " + realm + " in the key directory, since a new one shall take its"
                            + " place, but there is one. Move its file " + KeyDirectory.file(realm)
                            + " away first, and keep it: with it, and only with it, earlier pseudonyms can be made again.");
        }
        RealmKey key = engine.keys().realmKeyOrNew(realm);
        // If we die before this: runs refuse the key that the ledger does not know, and its file can be moved away.
        record(key, realm, signature);
        return key.check();
    }

    private static void refuse(Realm realm, Hash begun, String found) {
        throw new RunRefusedException("expected the key of " + realm + " whose check value is " + begun
                + ", as the ledger"
                + " has it, but " + found + ". Bring back its file " + KeyDirectory.file(realm)
                + " from your copy of the key directory; lethe keys list shows check values. If it is lost for good,"
                + " lethe keys new " + realm.key() + " begins another, whose pseudonyms differ from all before.");
    }

    /** Also one that cannot be read, whatever the ledger says of it. */
    private void refuseAnother(Realm realm, @Nullable Hash begun) {
        Optional<RealmKey> there = engine.keys().realmKey(realm);
        if (begun == null) {
            return;
        }
        if (there.isEmpty()) {
            refuse(realm, begun, "there is none");
        } else if (!there.get().check().equals(begun)) {
            refuse(realm, begun, "the one that is there has " + there.get().check());
        }
    }

    /** The last key of each realm. */
    private Map<Realm, Hash> begun() {
        Map<Realm, Hash> begun = new HashMap<>();
        engine.ledger().entriesOf("realmkey.begun").forEach(leaf -> {
            RealmKeyBegun entry = (RealmKeyBegun) leaf.entry();
            begun.put(entry.realm(), entry.check());
        });
        return begun;
    }

    private void record(RealmKey key, Realm realm, Signature signature) {
        Details details = engine.details(signature);
        engine.ledger()
                .append(new RealmKeyBegun(realm, key.check(), engine.clock().instant(), details.hash()), details);
    }
}
