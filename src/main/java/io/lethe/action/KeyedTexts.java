package io.lethe.action;

import io.lethe.ledger.key.KeyedText;
import io.lethe.ledger.key.RealmKey;
import io.lethe.plan.Change;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.Realm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The texts that maskings with a key make of the values of one chunk. They are made here, since the key never goes to a server, and set by
 * the one statement that masks the chunk:
 *
 * <pre>elt(interval(place, 17, 19, 23), 'p-…', 'p-…', 'p-…')</pre>
 *
 * <ol>
 *   <li>Each row has a place: its key where that is one whole number, else a checksum of its key. The server tells it with the values.
 *   <li>{@code interval} finds a row's place among those of the chunk by halving, exactly, in decimal numbers; {@code elt} takes the text of
 *       that place. A list of {@code when key = …} would be gone through from its beginning for every row.
 *   <li>Rows whose checksums are equal stand at one place, and are told apart there by their keys.
 * </ol>
 *
 * <p>Exact only for rows of the chunk, and only while they are as they were read: rows that are locked, by a statement that repeats their keys.
 * Not for several threads.
 */
final class KeyedTexts {
    private final Map<ColumnName, Maker> makers = new LinkedHashMap<>();
    private final SortedMap<Long, List<Row>> places = new TreeMap<>();
    private final StepWork work;

    /** A row with its new texts in the order of the changes; null where its column is not raw. */
    private record Row(List<String> key, List<@Nullable String> texts) {}

    private record Maker(Field<byte[]> source, KeyedText text) {}

    private KeyedTexts(StepWork work) {
        this.work = work;
    }

    static KeyedTexts of(StepWork work, List<Change> changes) {
        Map<Realm, RealmKey> keys = work.run().realmKeys();
        KeyedTexts texts = new KeyedTexts(work);
        for (Change change : changes) {
            switch (change.made()) {
                case Change.InSql sql -> {}
                case Change.WithKey made -> texts.makers.put(change.column(), maker(made, keys));
            }
        }
        return texts;
    }

    private static Maker maker(Change.WithKey made, Map<Realm, RealmKey> keys) {
        RealmKey key = keys.get(made.realm());
        if (key == null) {
            throw new IllegalStateException("expected the run to have the key of " + made.realm());
        }
        return new Maker(made.source(), key.texts(made.masking()));
    }

    /** What is to be read of each row, behind everything else: its place and the values; nothing where no masking has a key. */
    List<Field<?>> fields() {
        if (makers.isEmpty()) {
            return List.of();
        }
        Stream<Field<?>> sources = makers.values().stream().map(Maker::source);
        return Stream.concat(Stream.of(place()), sources).toList();
    }

    /** Takes a row whose {@link #fields()} begin at this column. */
    void read(List<String> key, ResultSet row, int first) throws SQLException {
        if (makers.isEmpty()) {
            return;
        }
        long place = row.getLong(first);
        List<@Nullable String> texts = new ArrayList<>();
        int column = first;
        for (Maker maker : makers.values()) {
            byte[] value = row.getBytes(++column);
            texts.add(value == null ? null : maker.text().of(value));
        }
        places.computeIfAbsent(place, none -> new ArrayList<>(1)).add(new Row(key, texts));
    }

    /** The new value of a column of the rows that were read. */
    Field<Object> value(Change change) {
        int index = List.copyOf(makers.keySet()).indexOf(change.column());
        List<Field<?>> numbers = new ArrayList<>();
        List<Field<?>> texts = new ArrayList<>();
        places.forEach((place, rows) -> {
            numbers.add(DSL.inline(place));
            texts.add(text(rows, index));
        });
        Field<Object> made = sql("elt(interval({0}, {1}), {2})", place(), DSL.list(numbers), DSL.list(texts));
        return sql("case when {0} then {1} else {2} end", DSL.field(change.raw()), made, change.field());
    }

    private Field<?> text(List<Row> rows, int index) {
        if (rows.size() == 1) {
            return text(rows.getFirst(), index);
        }
        KeyCondition keys = new KeyCondition(work.keyValues());
        Field<?> text = DSL.inline((String) null);
        for (Row row : rows) {
            text = sql(
                    "case when {0} then {1} else {2} end",
                    DSL.field(keys.matches(work.rowKeys(List.of(row.key())))), text(row, index), text);
        }
        return text;
    }

    private static Field<?> text(Row row, int index) {
        // Inlined: it is of letters, digits and hyphens that we chose ourselves.
        return DSL.inline(row.texts().get(index));
    }

    private Field<?> place() {
        List<ColumnValues> key = work.keyValues();
        return work.keyIsOneNumber()
                ? key.getFirst().field()
                : DSL.field(
                        "crc32(concat_ws('/', {0}))",
                        SQLDataType.BIGINT,
                        DSL.list(key.stream().map(ColumnValues::text).toList()));
    }

    private static Field<Object> sql(String template, QueryPart... parts) {
        return DSL.field(template, Object.class, parts);
    }
}
