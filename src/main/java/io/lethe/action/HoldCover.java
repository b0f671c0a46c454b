package io.lethe.action;

import io.lethe.archive.content.Row;
import io.lethe.hold.Hold;
import io.lethe.hold.OpenHolds;
import io.lethe.hold.Scope;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which rows that are in no table yet an open hold would keep once they are. Texts are compared letter by letter, so a row that is called covered
 * is; of one that a server's collation alone would cover, it says no.
 */
public final class HoldCover {
    private final PolicySet policies;
    private final RestoreSite site;

    public HoldCover(PolicySet policies, RestoreSite site) {
        this.policies = policies;
        this.site = site;
    }

    boolean covers(OpenHolds holds, Row row) {
        return holds.holds().stream().map(Hold::scope).anyMatch(scope -> covers(scope, row));
    }

    private boolean covers(Scope scope, Row row) {
        return switch (scope) {
            case Scope.Whole whole ->
                policies.policy(whole.category()).stream()
                        .flatMap(policy -> policy.rules().stream())
                        .anyMatch(rule -> rule.data().equals(site.dataset().id()));
            case Scope.Subject subject ->
                site.dataset().subject() != null
                        && has(row, List.of(site.dataset().subject()), List.of(subject.reference()));
            case Scope.Row one -> waysTo(one.data()).anyMatch(columns -> has(row, columns, one.key()));
        };
    }

    private boolean has(Row row, List<ColumnName> columns, List<String> values) {
        return site.texts(row, columns).stream().anyMatch(values::equals);
    }

    /** By which columns a row is one of this dataset, or points directly at one. */
    private Stream<List<ColumnName>> waysTo(DatasetId data) {
        Stream<List<ColumnName>> itself =
                data.equals(site.dataset().id()) ? Stream.of(site.dataset().key()) : Stream.empty();
        Stream<List<ColumnName>> byMap = site.dataset().parents().values().stream()
                .filter(parent -> parent.data().equals(data))
                .map(Dataset.Parent::via);
        Stream<List<ColumnName>> byForeignKey = policies.dataset(data).stream()
                .flatMap(parent -> site.table().references().stream()
                        .filter(key -> key.parent().equals(parent.table())
                                && key.parentColumns().equals(parent.key())))
                .map(key -> key.childColumns());
        return Stream.of(itself, byMap, byForeignKey).flatMap(ways -> ways);
    }
}
