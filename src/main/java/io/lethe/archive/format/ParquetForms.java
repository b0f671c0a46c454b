package io.lethe.archive.format;

import io.lethe.archive.content.SegmentColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.LogicalTypes;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimestampType;

/**
 * Which form a server's type takes in Parquet. The form is a part of what a segment promises: it never changes.
 *
 * <pre>
 * tinyint … int           int32        int unsigned       int64       bigint unsigned   DECIMAL(20, 0)
 * decimal(12,2)           DECIMAL      decimal(65,30)     STRING      year              int32
 * date                    DATE         datetime           TIMESTAMP(MICROS)   timestamp  TIMESTAMP(MICROS) in UTC
 * time                    STRING       json               JSON        char, enum, set   STRING
 * bit, binary, blob       bytes        point, geometry    group {srid, wkb}
 * </pre>
 *
 * <p>Nothing is marked as unsigned: a reader that passes over that mark shows -1 for 18446744073709551615, and says nothing. For the same
 * reason decimals of more than 38 digits are text: that is as many as most readers have, and some of them round the others to a DOUBLE. A
 * {@code TIME} is from -838 to 838 hours, and Parquet's is a time of day.
 */
final class ParquetForms {
    private static final int MOST_DIGITS = 38;
    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+),(\\d+)\\).*");
    private static final Pattern FRACTION = Pattern.compile("[a-z]+\\((\\d)\\).*");

    private static final LogicalType WALL_CLOCK =
            LogicalType.TIMESTAMP(new TimestampType(false, LogicalTypes.TimeUnits.MICROS));

    private static final ParquetForm INT =
            ScalarForm.ofText(Physical.INT.element(), Physical.INT, Integer::valueOf, String::valueOf);
    private static final ParquetForm LONG =
            ScalarForm.ofText(Physical.LONG.element(), Physical.LONG, Long::valueOf, String::valueOf);
    private static final ParquetForm FLOAT =
            ScalarForm.ofText(Physical.FLOAT.element(), Physical.FLOAT, Float::valueOf, String::valueOf);
    private static final ParquetForm DOUBLE =
            ScalarForm.ofText(Physical.DOUBLE.element(), Physical.DOUBLE, Double::valueOf, String::valueOf);
    private static final ParquetForm YEAR = ScalarForm.ofText(
            Physical.INT.element(), Physical.INT, Integer::valueOf, year -> String.format(Locale.ROOT, "%04d", year));
    private static final ParquetForm DATE = ScalarForm.ofText(
            Physical.INT.element().setLogicalType(LogicalTypes.DATE).setConverted_type(ConvertedType.DATE),
            Physical.INT,
            text -> (int) LocalDate.parse(text).toEpochDay(),
            day -> LocalDate.ofEpochDay(day).toString());
    private static final ParquetForm TEXT =
            text(Physical.BYTES.element().setLogicalType(LogicalTypes.UTF8).setConverted_type(ConvertedType.UTF8));
    private static final ParquetForm JSON =
            text(Physical.BYTES.element().setLogicalType(LogicalTypes.JSON).setConverted_type(ConvertedType.JSON));
    private static final ParquetForm BYTES = ScalarForm.ofBytes(Physical.BYTES.element());

    private ParquetForms() {}

    static ParquetForm of(SegmentColumn column) {
        String definition = column.definition();
        boolean unsigned = definition.contains(" unsigned");
        return switch (column.type()) {
            case INTEGER -> unsigned && definition.startsWith("int") ? LONG : INT;
            case BIG_INTEGER -> unsigned ? decimal(20, 0) : LONG;
            case DECIMAL -> decimal(definition);
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case YEAR -> YEAR;
            case DATE -> DATE;
            case DATETIME -> micros(definition, element(WALL_CLOCK));
            case TIMESTAMP ->
                micros(
                        definition,
                        element(LogicalTypes.TIMESTAMP_MICROS).setConverted_type(ConvertedType.TIMESTAMP_MICROS));
            case TIME, TEXT -> TEXT;
            case JSON -> JSON;
            case BIT, BINARY -> BYTES;
            case GEOMETRY -> new GeometryForm();
        };
    }

    private static ParquetForm text(SchemaElement element) {
        return ScalarForm.ofText(
                element,
                Physical.BYTES,
                text -> text.getBytes(StandardCharsets.UTF_8),
                bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static ParquetForm decimal(String definition) {
        Matcher digits = DECIMAL.matcher(definition);
        if (!digits.matches()) {
            throw new IllegalArgumentException("expected a decimal such as decimal(12,2) but was " + definition);
        }
        int precision = Integer.parseInt(digits.group(1));
        return precision > MOST_DIGITS ? TEXT : decimal(precision, Integer.parseInt(digits.group(2)));
    }

    private static ParquetForm decimal(int precision, int scale) {
        // One bit more than the largest number has, for the sign.
        int size = BigInteger.TEN.pow(precision).bitLength() / Byte.SIZE + 1;
        return ScalarForm.ofText(
                Physical.FIXED
                        .element()
                        .setType_length(size)
                        .setLogicalType(LogicalTypes.DECIMAL(scale, precision))
                        .setConverted_type(ConvertedType.DECIMAL)
                        .setPrecision(precision)
                        .setScale(scale),
                Physical.FIXED,
                text -> extended(new BigDecimal(text).unscaledValue(), size),
                bytes -> new BigDecimal(new BigInteger(bytes), scale).toPlainString());
    }

    /** In two's complement, with the sign in front until it is of this size. */
    private static byte[] extended(BigInteger number, int size) {
        byte[] shortest = number.toByteArray();
        if (shortest.length > size) {
            throw new IllegalArgumentException("expected a number that fits its column");
        }
        byte[] extended = new byte[size];
        int begin = size - shortest.length;
        Arrays.fill(extended, 0, begin, (byte) (number.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, extended, begin, shortest.length);
        return extended;
    }

    private static SchemaElement element(LogicalType time) {
        return Physical.LONG.element().setLogicalType(time);
    }

    private static ParquetForm micros(String definition, SchemaElement element) {
        Matcher fraction = FRACTION.matcher(definition);
        ClockText clock = new ClockText(fraction.matches() ? Integer.parseInt(fraction.group(1)) : 0);
        return ScalarForm.ofText(element, Physical.LONG, clock::micros, clock::text);
    }
}
