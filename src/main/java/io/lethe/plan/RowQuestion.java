package io.lethe.plan;

import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.falseCondition;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Table;
import io.lethe.hold.Hold;
import io.lethe.hold.OpenHolds;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Start;
import io.lethe.policy.judge.Judgement;
import io.lethe.policy.judge.RuleBook;
import io.lethe.policy.name.ColumnName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/** One row's questions to the server. The row is found by its key each time, so every answer takes one look-up. */
final class RowQuestion {
    private final PolicySet policies;
    private final Catalog catalog;
    private final List<Claim> claims;
    private final Instant asOf;
    private final Dataset dataset;
    private final Rows rows;
    private final Conditions conditions;
    private final FamilyQuestion family;

    RowQuestion(PolicySet policies, Catalog catalog, Dataset dataset, Instant asOf) {
        this.policies = policies;
        this.catalog = catalog;
        this.claims = new ClaimFinder(policies, catalog).find(Set.of());
        this.asOf = asOf;
        this.dataset = dataset;
        this.conditions = new Conditions(policies, catalog, asOf);
        this.rows = conditions.rows(catalog.table(dataset.table()).orElseThrow());
        this.family = new FamilyQuestion(policies, conditions, dataset, rows);
    }

    /** The row with this key; none if there is no such row. */
    Optional<RowExplanation> ask(DSLContext sql, List<String> key, OpenHolds holds) {
        Optional<Condition> byKey = rows.among(dataset.key(), List.of(key));
        return byKey.flatMap(condition -> sql.select(List.copyOf(values().values()))
                .from(rows.from())
                .where(condition)
                .fetchOptional()
                .map(this::texts)
                .map(texts -> explain(new Row(sql, key, condition), texts, holds)));
    }

    /** How this row is found. */
    private record Row(DSLContext sql, List<String> key, Condition byKey) {}

    private RowExplanation explain(Row row, Map<String, String> texts, OpenHolds holds) {
        Judgement judgement = RuleBook.of(policies, dataset.id()).judge(texts, asOf);
        Optional<Claim> claim = claim(judgement);
        return new RowExplanation(
                dataset.table(),
                dataset.id(),
                row.key(),
                claim.map(found -> PolicySetHash.of(found.policy()).hex()).orElse(""),
                judgement,
                claim.map(found -> holdsTrue(row, conditions.due(found, rows))).orElse(false),
                claim.map(found -> holdsTrue(row, conditions.unreadable(found, rows)))
                        .orElse(false),
                covering(
                        row,
                        claim.<Function<HoldConditions, Condition>>map(found -> held -> held.held(rows, found))
                                .orElse(held -> held.held(rows, dataset)),
                        holds),
                staying(row, holds),
                claim.filter(Claim::deletes)
                        .map(found -> family.taken(row.sql(), row.key()))
                        .orElse(List.of()),
                claim.filter(Claim::deletes)
                        .map(found -> family.detached(row.sql(), row.key()))
                        .orElse(List.of()),
                family.above(row.sql(), row.byKey()).stream()
                        .flatMap(above -> new RowQuestion(policies, catalog, above.dataset(), asOf)
                                .ask(row.sql(), above.key(), holds).stream())
                        .toList());
    }

    private Optional<Claim> claim(Judgement judgement) {
        return switch (judgement) {
            case Judgement.NotClaimed none -> Optional.empty();
            case Judgement.Undated undated -> claim(undated.claim(), 1);
            case Judgement.Dated dated ->
                claim(dated.claim(), dated.claim().rule().steps().indexOf(dated.step()) + 1);
        };
    }

    private Optional<Claim> claim(Judgement.Claim judged, int stage) {
        return claims.stream()
                .filter(claim -> claim.policy().category().equals(judged.category())
                        && claim.rule().number() == judged.rule().number()
                        && claim.stage() == stage)
                .findFirst();
    }

    /** Each value that the policies may ask for, as text, under the name by which they ask. */
    private Map<String, Field<String>> values() {
        Map<String, Field<String>> values = new LinkedHashMap<>();
        Stream.of(dataset.key(), List.copyOf(dataset.dates().keySet()), dataset.conditions())
                .flatMap(List::stream)
                .forEach(column -> values.put(column.name(), text(rows, column)));
        claims.stream().filter(claim -> claim.dataset().equals(dataset)).forEach(claim -> {
            if (claim.rule().since() instanceof Start.Parent start) {
                values.put(start.toString(), parentText(start));
            }
        });
        return values;
    }

    private Field<String> parentText(Start.Parent start) {
        Dataset.Parent way =
                Optional.ofNullable(dataset.parents().get(start.parent())).orElseThrow();
        Dataset parent = policies.dataset(way.data()).orElseThrow();
        Table table = catalog.table(parent.table()).orElseThrow();
        return rows.fromOne(table, new Rows.Link(way.via(), parent.key()), inner -> text(inner, start.column()));
    }

    private static Field<String> text(Rows rows, ColumnName column) {
        return cast(rows.field(column), SQLDataType.CHAR);
    }

    private Map<String, String> texts(Record row) {
        Map<String, String> texts = new HashMap<>();
        int index = 0;
        for (String name : values().keySet()) {
            String text = row.get(index++, String.class);
            if (text != null) {
                texts.put(name, text);
            }
        }
        return texts;
    }

    private boolean holdsTrue(Row row, Condition condition) {
        return row.sql().fetchExists(rows.from(), row.byKey().and(condition));
    }

    private List<Hold> covering(Row row, Function<HoldConditions, Condition> held, OpenHolds holds) {
        if (!holdsTrue(row, held.apply(new HoldConditions(policies, catalog, holds)))) {
            return List.of();
        }
        return holds.holds().stream()
                .filter(hold -> {
                    OpenHolds one = new OpenHolds(holds.epoch(), List.of(hold));
                    Condition byOne = held.apply(new HoldConditions(policies, catalog, one));
                    return !byOne.equals(falseCondition()) && holdsTrue(row, byOne);
                })
                .toList();
    }

    private List<RowExplanation.Children> staying(Row row, OpenHolds holds) {
        Waiting waiting = new Waiting(
                conditions,
                new HoldConditions(policies, catalog, holds),
                claims.stream().collect(groupingBy(claim -> claim.table().name())));
        List<RowExplanation.Children> staying = new ArrayList<>();
        for (Pointer pointer : conditions.pointers(rows)) {
            Field<Integer> count = waiting.staying(rows, pointer);
            int found = row.sql()
                    .select(count)
                    .from(rows.from())
                    .where(row.byKey())
                    .fetchSingle()
                    .value1();
            if (found > 0) {
                staying.add(new RowExplanation.Children(pointer.child().name(), found));
            }
        }
        return staying;
    }
}
