package io.lethe.plan;

import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.left;

import java.time.Duration;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Groups starts by day, cheaply and monotonously: local days of the column, UTC days of epochs. The buckets only cut the work into
 * parts, so whose day it is does not matter. Constants are written into the text, since a server does not see that two
 * placeholders are the same expression in SELECT and GROUP BY.
 */
record DayBuckets(DateRows start) {
    private static final int DATE_DIGITS = 8;

    /** Drops the six digits of the time. */
    private static final long TIME_DIGITS = 1_000_000;

    Field<String> expression() {
        return switch (start.date().type()) {
            case DATE -> cast(start.field(), SQLDataType.CHAR);
            case DATETIME, TIMESTAMP -> cast(cast(start.field(), SQLDataType.DATE), SQLDataType.CHAR);
            case EPOCH_SECONDS -> wholes(Duration.ofDays(1).toSeconds());
            case EPOCH_MILLISECONDS -> wholes(Duration.ofDays(1).toMillis());
            case COMPACT ->
                text() ? left(field("{0}", String.class, start.field()), inline(DATE_DIGITS)) : wholes(TIME_DIGITS);
        };
    }

    /** The first start of a bucket, in the column's own terms. */
    String from(String bucket) {
        return switch (start.date().type()) {
            case DATE -> bucket;
            case DATETIME, TIMESTAMP -> bucket + " 00:00:00";
            case EPOCH_SECONDS -> times(bucket, Duration.ofDays(1).toSeconds());
            case EPOCH_MILLISECONDS -> times(bucket, Duration.ofDays(1).toMillis());
            case COMPACT -> text() ? bucket + "000000" : times(bucket, TIME_DIGITS);
        };
    }

    private boolean text() {
        return start.rows().kind(start.date().column()) == ColumnKind.TEXT;
    }

    private Field<String> wholes(long unit) {
        return field("({0} div {1})", String.class, start.field(), inline(unit));
    }

    private static String times(String bucket, long unit) {
        return String.valueOf(Math.multiplyExact(Long.parseLong(bucket), unit));
    }
}
