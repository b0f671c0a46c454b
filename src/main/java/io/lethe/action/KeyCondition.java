package io.lethe.action;

import io.lethe.ledger.row.RowKeys;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import io.lethe.ledger.row.RowKeys.TupleRowKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The condition that holds for exactly the rows with these keys.
 *
 * <p>Whole numbers that follow each other without a gap become one {@code BETWEEN}, which the server works off a fifth faster than a
 * list. It is exact without any lock: <em>every</em> whole number between the bounds is one of the keys, the key is unique, so nothing
 * else can match, now or later. A range over a gap would not be exact: a row may appear in the gap after the keys were read.
 */
final class KeyCondition {
    /** Beyond this share of ranges to keys a list is shorter and no slower. */
    private static final int KEYS_PER_RANGE = 8;

    /**
     * How many values one list may have. MariaDB makes a table of a list of a thousand (in_predicate_conversion_threshold), and then may
     * read our whole table beside it, whatever index it was told to use. Lists joined by OR it reads as one list.
     */
    private static final int VALUES_PER_LIST = 900;

    private final List<ColumnValues> columns;

    KeyCondition(List<ColumnValues> columns) {
        this.columns = List.copyOf(columns);
    }

    Condition matches(RowKeys keys) {
        return switch (keys) {
            case LongRowKeys longs -> matches(longs.values());
            case TupleRowKeys tuples -> matches(tuples.values());
        };
    }

    private Condition matches(long[] sorted) {
        Field<Long> key = columns.getFirst().field().coerce(SQLDataType.BIGINT);
        List<Condition> ranges = ranges(key, sorted);
        if (ranges.size() * KEYS_PER_RANGE <= sorted.length) {
            return DSL.or(ranges);
        }
        // Inlined: a whole number needs no escaping, and a statement of five thousand parameters is slower to send and
        // to parse.
        return lists(
                sorted.length,
                (from, to) -> key.in(
                        Arrays.stream(sorted, from, to).mapToObj(DSL::inline).toList()));
    }

    private static List<Condition> ranges(Field<Long> key, long[] sorted) {
        List<Condition> ranges = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= sorted.length; next++) {
            if (next == sorted.length || sorted[next] != sorted[next - 1] + 1) {
                ranges.add(key.between(DSL.inline(sorted[first]), DSL.inline(sorted[next - 1])));
                first = next;
            }
        }
        return ranges;
    }

    Condition matches(List<List<String>> keys) {
        return lists(keys.size(), (from, to) -> isOneOf(keys.subList(from, to)));
    }

    private interface KeyList {
        Condition of(int from, int to);
    }

    private Condition lists(int size, KeyList list) {
        int longest = VALUES_PER_LIST / columns.size();
        List<Condition> lists = new ArrayList<>();
        for (int from = 0; from < size; from += longest) {
            lists.add(list.of(from, Math.min(size, from + longest)));
        }
        return DSL.or(lists);
    }

    private Condition isOneOf(List<List<String>> keys) {
        if (columns.size() == 1) {
            return columns.getFirst()
                    .field()
                    .in(keys.stream()
                            .map(key -> columns.getFirst().bound(key.getFirst()))
                            .toArray(Field<?>[]::new));
        }
        RowN key = DSL.row(columns.stream().map(ColumnValues::field).toArray(Field<?>[]::new));
        return key.in(keys.stream().map(this::row).toArray(RowN[]::new));
    }

    private RowN row(List<String> key) {
        Field<?>[] values = new Field<?>[key.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).bound(key.get(i));
        }
        return DSL.row(values);
    }

    /** The rows that come after this key in the order of the key's columns; led by a plain comparison that an index can use. */
    Condition after(List<String> key) {
        Condition led = first().ge(bound(0, key));
        return columns.size() == 1 ? first().gt(bound(0, key)) : led.and(beyond(0, key));
    }

    private Condition beyond(int column, List<String> key) {
        Condition greater = field(column).gt(bound(column, key));
        return column == columns.size() - 1
                ? greater
                : greater.or(field(column).eq(bound(column, key)).and(beyond(column + 1, key)));
    }

    private Field<Object> first() {
        return field(0);
    }

    private Field<Object> field(int column) {
        return columns.get(column).field().coerce(Object.class);
    }

    private Field<Object> bound(int column, List<String> key) {
        return columns.get(column).bound(key.get(column)).coerce(Object.class);
    }
}
