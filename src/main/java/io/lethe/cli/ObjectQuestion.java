package io.lethe.cli;

import io.lethe.evidence.Asked;
import io.lethe.evidence.Presence;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import io.lethe.run.ObjectWhereabouts;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One object that rows of a dataset point at or pointed at, as {@code TARGET.objects.DATASET=KEY}. Whether anything is left of it is asked of its store and of
 * the database first.
 */
record ObjectQuestion(TargetName target, TableName table, String store) {

    /** Empty if the word names no objects of a data map. */
    static Optional<ObjectQuestion> find(String word, PolicySet policies) {
        return policies.maps().stream()
                .flatMap(map -> map.datasets().stream()
                        .filter(dataset -> dataset.objects() != null)
                        .map(dataset -> new ObjectQuestion(
                                map.target(),
                                ObjectSet.table(dataset.id()),
                                dataset.objects().store())))
                .filter(objects -> objects.names().contains(word))
                .findFirst();
    }

    private List<String> names() {
        return List.of(table.toString(), target + "." + table);
    }

    Asked ask(String key, Installation installation) throws SQLException {
        ObjectWhereabouts left =
                installation.objectSearch(target).find(TargetCatalog.read(target, installation), store, key);
        return new Asked.OfRecord(target, table, List.of(key), presence(left));
    }

    private static Presence presence(ObjectWhereabouts left) {
        if (left.named()) {
            return new Presence.There(0, false, "a row has its key.");
        }
        if (left.owed()) {
            return new Presence.There(
                    0,
                    true,
                    "it is owed since its row went, and the next run of its policy that may removes it and leaves a receipt.");
        }
        return left.stored()
                ? new Presence.There(
                        0,
                        false,
                        "it is in its store, though no row has its key; lethe check --against counts such objects.")
                : new Presence.Absent();
    }
}
