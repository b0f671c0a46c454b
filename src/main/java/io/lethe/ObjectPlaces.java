package io.lethe;

import io.lethe.archive.object.ObjectBucket;
import io.lethe.archive.object.ObjectDirectory;
import io.lethe.archive.object.ObjectStore;
import io.lethe.archive.object.ObjectStores;
import java.util.HashMap;
import java.util.Map;

/** Makes the object stores of the settings; opens none of them. */
record ObjectPlaces(Map<String, ArchiveSettings> settings) {
    ObjectStores stores() {
        Map<String, ObjectStore> stores = new HashMap<>();
        settings.forEach((name, there) -> stores.put(name, store(there)));
        return ObjectStores.of(stores);
    }

    private static ObjectStore store(ArchiveSettings place) {
        return switch (place) {
            case ArchiveSettings.Directory there -> new ObjectDirectory(there.directory());
            case ArchiveSettings.S3 there -> new ObjectBucket(there.place());
        };
    }
}
