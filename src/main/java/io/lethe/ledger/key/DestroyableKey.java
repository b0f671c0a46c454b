package io.lethe.ledger.key;

import io.lethe.ledger.row.KeyEpoch;
import io.lethe.policy.name.Realm;

/** A key that may be destroyed, by its name in the key directory. Keys that sign may not: without them nobody can go on with the log. */
public sealed interface DestroyableKey {
    /** Its file's name without {@code .key}, such as {@code epoch-2026Q4}. */
    String name();

    /** Commits to the rows of a quarter. */
    record OfEpoch(KeyEpoch epoch) implements DestroyableKey {
        @Override
        public String name() {
            return EPOCH + epoch.name();
        }
    }

    /** Opens the segments that expire in a quarter. */
    record OfArchive(KeyEpoch expiry) implements DestroyableKey {
        @Override
        public String name() {
            return ARCHIVE + expiry.name();
        }
    }

    /** Makes the pseudonyms of a realm. */
    record OfRealm(Realm realm) implements DestroyableKey {
        @Override
        public String name() {
            return PSEUDONYM + realm.key();
        }
    }

    String EPOCH = "epoch-";
    String ARCHIVE = "archive-";
    String PSEUDONYM = "pseudonym-";

    /** Refuses what is no name of such a key. */
    static DestroyableKey of(String name) {
        if (name.startsWith(EPOCH)) {
            return new OfEpoch(new KeyEpoch(name.substring(EPOCH.length())));
        }
        if (name.startsWith(ARCHIVE)) {
            return new OfArchive(new KeyEpoch(name.substring(ARCHIVE.length())));
        }
        if (name.startsWith(PSEUDONYM)) {
            return new OfRealm(Realm.ofKey(name.substring(PSEUDONYM.length())));
        }
        throw new IllegalArgumentException(
                "expected the name of an epoch's, an archive's or a pseudonyms' key, such as epoch-2026Q4, archive-2032Q4 or"
                        + " pseudonym-realm-people, but was \"" + name + "\"");
    }
}
