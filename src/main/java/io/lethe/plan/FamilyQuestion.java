package io.lethe.plan;

import static org.jooq.impl.DSL.cast;

import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/** One row's questions to the server about the rows that go with it or cease to point at it, and those with which it goes. */
record FamilyQuestion(PolicySet policies, Conditions conditions, Dataset dataset, Rows rows) {
    /** A row by its key. */
    record Above(Dataset dataset, List<String> key) {
        Above {
            key = List.copyOf(key);
        }
    }

    /** How many rows go with it, of each table that has any. */
    List<RowExplanation.Children> taken(DSLContext sql, List<String> key) {
        return counted(sql, companion -> !companion.stays(), key);
    }

    /** How many rows cease to point at it or at one that goes with it, of each table that has any. */
    List<RowExplanation.Children> detached(DSLContext sql, List<String> key) {
        return counted(sql, Companion::stays, key);
    }

    private List<RowExplanation.Children> counted(DSLContext sql, Predicate<Companion> which, List<String> key) {
        return conditions.companions().family(dataset).stream()
                .filter(which)
                .map(companion -> counted(sql, companion, key))
                .filter(children -> children.rows() > 0)
                .toList();
    }

    private RowExplanation.Children counted(DSLContext sql, Companion companion, List<String> key) {
        Rows theirs = conditions.rows(companion.table());
        Condition withIt = companion.goWith(
                rows.table(),
                theirs,
                top -> top.among(dataset.key(), List.of(key)).orElseThrow());
        return new RowExplanation.Children(companion.table().name(), sql.fetchCount(theirs.from(), withIt));
    }

    /** The rows with which it goes. */
    List<Above> above(DSLContext sql, Condition byKey) {
        return policies.goingWith(dataset)
                .flatMap(parent -> ways(parent)
                        .flatMap(link -> key(sql, link, byKey).stream())
                        .map(key -> new Above(parent, key)))
                .toList();
    }

    private Stream<Rows.Link> ways(Dataset parent) {
        return conditions.companions().of(parent.table()).stream()
                .filter(companion -> companion.dataset().equals(dataset))
                .map(Companion::link);
    }

    /** None if the reference is NULL. */
    private Optional<List<String>> key(DSLContext sql, Rows.Link link, Condition byKey) {
        Record found = sql.select(link.theirs().stream()
                        .map(column -> cast(rows.field(column), SQLDataType.CHAR))
                        .toList())
                .from(rows.from())
                .where(byKey)
                .fetchSingle();
        List<String> key = found.intoList().stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        return key.size() == found.size() ? Optional.of(key) : Optional.empty();
    }
}
