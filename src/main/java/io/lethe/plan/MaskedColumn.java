package io.lethe.plan;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;

import io.lethe.catalog.Column;
import io.lethe.policy.JsonMasking;
import io.lethe.policy.Masking;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Says maskings in SQL, for a column that {@link MaskingCheck} found them to fit.
 *
 * <p>Each expression gives its own results back unchanged, and NULL for NULL; so "still raw" needs no marker in the customer's table, and
 * finds rows that came late, were dated back or were held. Values are compared byte by byte: a collation that takes {@code ANN} for
 * {@code ann} would leave the one as it is where the other was asked for.
 *
 * @param key of the row, whose columns stay as they are
 */
record MaskedColumn(Rows rows, List<ColumnName> key, ColumnName name) {
    private static final byte[] IPV4_HOST = new byte[1];
    private static final String NO_ADDRESS = "0.0.0.0";
    private static final byte[] NO_ADDRESS_BYTES = new byte[4];

    /** The second in which TIMESTAMP begins is not the first of this year. */
    private static final int FIRST_YEAR = 1970;

    /** @param own the policy's category, the realm of keyed maskings that name none */
    Change by(Masking masking, Category own) {
        if (masking instanceof Masking.Keyed keyed) {
            return new KeyedColumn(name, self(), keyed).change(keyed.within(own));
        }
        if (masking instanceof JsonMasking json) {
            return new JsonColumn(rows, name, json).change();
        }
        Field<Object> masked = masked(masking);
        return new Change(name, masking.word(), self(), new Change.InSql(masked), raw(masking, masked));
    }

    private Field<Object> masked(Masking masking) {
        return switch (masking) {
            case Masking.Remove remove -> remove.toEmpty() ? unlessNull(empty()) : nothing();
            case Masking.Constant constant -> unlessNull(value(constant.text()));
            case Masking.TruncateIp truncate -> network();
            case Masking.CoarsenDate coarsen -> coarsened(coarsen.unit());
            case Masking.KeepDomain domain -> new MaskedText(text(self())).domain(unreadable(""));
            case Masking.KeepFirst first -> new MaskedText(text(self())).first(first.characters());
            case Masking.Fake fake -> new MaskedText(text(self())).invented(new FakeText(keys()).of(fake.kind()));
            case Masking.Round round -> sql("{0} - mod({0}, {1})", self(), inline(round.step()));
            case Masking.Keyed keyed -> throw new IllegalStateException(keyed.words() + " is no expression");
            case JsonMasking json -> throw new IllegalStateException(json.words() + " is of no whole column");
        };
    }

    private Condition raw(Masking masking, Field<Object> masked) {
        if (masking instanceof Masking.Remove remove && !remove.toEmpty()) {
            return self().isNotNull();
        }
        return column().textual() || column().type().equals("json")
                ? not(bytes(self()).isNotDistinctFrom(bytes(masked)))
                : not(self().isNotDistinctFrom(masked));
    }

    static Field<byte[]> bytes(Field<?> text) {
        return field("cast({0} as binary)", SQLDataType.VARBINARY, text(text));
    }

    /** In one character set, whatever the column's: a server does not mix several in one expression. */
    static Field<Object> text(Field<?> text) {
        return sql("convert({0} using utf8mb4)", text);
    }

    private Field<Object> empty() {
        return switch (rows.kind(name)) {
            case INTEGER, UNSIGNED, DECIMAL -> sql("0");
            case BYTES -> constant(new byte[column().type().equals("binary") ? (int) column().length() : 0]);
            case TEXT -> constant(column().type().equals("json") ? "{}" : "");
            case DATE, DATE_TIME, UUID_TEXT ->
                throw new IllegalStateException("a " + column().type() + " has no empty value");
        };
    }

    private Field<Object> value(String text) {
        return DSL.val(rows.kind(name).value(text), self());
    }

    /** What stands for a value that the masking can make nothing of, and that must not stay for this very reason. */
    private Field<Object> unreadable(Object inNotNull) {
        return column().nullable() ? nothing() : constant(inNotNull);
    }

    private Field<Object> network() {
        return switch (rows.kind(name)) {
            case INTEGER, UNSIGNED -> sql("({0} & {1})", self(), inline(MaskedText.IPV4_NETWORK));
            case BYTES ->
                sql(
                        "case length({0}) when 0 then {0} when 4 then concat(left({0}, 3), {1})"
                                + " when 16 then concat(left({0}, 6), {2}) else {3} end",
                        self(), inline(IPV4_HOST), inline(MaskedText.IPV6_HOST), unreadable(NO_ADDRESS_BYTES));
            default -> new MaskedText(text(self())).network(unreadable(NO_ADDRESS));
        };
    }

    /** A date without a month is coarse already; a TIMESTAMP cannot hold the beginning of 1970. */
    private Field<Object> coarsened(Masking.DateUnit unit) {
        String form = switch (unit) {
            case MONTH -> "%Y-%m-01";
            case YEAR -> "%Y-01-01";
        };
        boolean isTimestamp = column().type().equals("timestamp");
        return sql(
                "case when month({0}) > 0 and year({0}) > {1} then cast(date_format({0}, {2}) as "
                        + (column().type().equals("date") ? "date" : "datetime") + ") else {0} end",
                self(),
                inline(isTimestamp ? FIRST_YEAR : 0),
                inline(form));
    }

    private Field<Object> unlessNull(Field<Object> value) {
        return sql("case when {0} is not null then {1} end", self(), value);
    }

    private List<Field<Object>> keys() {
        return key.stream()
                .map(column -> rows.column(column).textual() ? text(rows.field(column)) : rows.field(column))
                .toList();
    }

    private Field<Object> self() {
        return rows.field(name);
    }

    private Column column() {
        return rows.column(name);
    }

    private static Field<Object> nothing() {
        return sql("null");
    }

    @SuppressWarnings("unchecked") // what an expression's value is only the server knows
    private static Field<Object> constant(Object value) {
        return (Field<Object>) (Field<?>) inline(value);
    }

    private static Field<Object> sql(String template, Field<?>... parts) {
        return field(template, Object.class, parts);
    }
}
