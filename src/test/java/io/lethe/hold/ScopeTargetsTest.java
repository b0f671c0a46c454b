package io.lethe.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.Place;
import io.lethe.policy.PolicySet;
import io.lethe.policy.QuasiIdentifiers;
import io.lethe.policy.SourceFile;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScopeTargetsTest {
    private static final ColumnName PERSON = new ColumnName("user_id");

    private final ScopeTargets targets = new ScopeTargets(new PolicySet(
            List.of(),
            List.of(
                    map("crm", dataset("login-event", PERSON, "id")),
                    map("shop", dataset("order-line", null, "order_id", "number")),
                    map("wiki", dataset("edit", PERSON, "id"))),
            List.of()));

    @Test
    void findsTheTargetOfRow() {
        assertThat(targets.require(row("order-line", "17", "1"))).containsExactly(new TargetName("shop"));
    }

    @Test
    void findsEveryTargetThatKnowsPeople() {
        assertThat(targets.require(new Scope.Subject("4711")))
                .containsExactly(new TargetName("crm"), new TargetName("wiki"));
    }

    @Test
    void refusesKeyOfAnotherLength() {
        assertThatThrownBy(() -> targets.require(row("order-line", "17")))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessage(
                        "dataset order-line: expected 2 key values (order_id, number) but was 1. Nothing was changed.");
    }

    @Test
    void refusesUnknownDataset() {
        assertThatThrownBy(() -> targets.require(row("login-events", "17")))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessage(
                        "expected a known dataset but was \"login-events\"; known are edit, login-event, order-line."
                                + " Nothing was changed.");
        assertThat(targets.find(row("login-events", "17"))).isEmpty();
    }

    @Test
    void refusesUnknownCategory() {
        assertThatThrownBy(() -> targets.require(new Scope.Whole(new Category("lead"))))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessageStartingWith("expected a known category but was \"lead\"");
    }

    @Test
    void refusesPersonWhereNobodyKnowsPeople() {
        ScopeTargets none = new ScopeTargets(new PolicySet(
                List.of(), List.of(map("shop", dataset("order-line", null, "order_id", "number"))), List.of()));

        assertThatThrownBy(() -> none.require(new Scope.Subject("4711")))
                .isInstanceOf(HoldRefusedException.class)
                .hasMessage(
                        "expected a dataset with a subject column but no map has one; hold the rows by their keys or"
                                + " the whole category. Nothing was changed.");
    }

    static DataMap map(String target, Dataset dataset) {
        return new DataMap(
                new TargetName(target),
                List.of(dataset),
                List.of(),
                Map.of(),
                new SourceFile(target + ".yaml", new byte[0]));
    }

    static Dataset dataset(String id, @Nullable ColumnName subject, String... key) {
        return new Dataset(
                new DatasetId(id),
                TableName.of("app." + id.replace('-', '_')),
                List.of(key).stream().map(ColumnName::new).toList(),
                Map.of(),
                List.of(),
                subject,
                QuasiIdentifiers.NONE,
                Map.of(),
                List.of(),
                null,
                "",
                "",
                null,
                null,
                Place.of("maps/app.yaml"));
    }

    private static Scope row(String dataset, String... key) {
        return new Scope.Row(new DatasetId(dataset), List.of(key));
    }
}
