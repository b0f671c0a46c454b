package io.lethe.hold;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** How an instant stands in a DATETIME column: in UTC, so that no session's zone can move it. */
final class UtcColumn {
    static final DataType<Instant> MILLISECONDS = SQLDataType.LOCALDATETIME(3)
            .asConvertedDataType(Converter.ofNullable(
                    LocalDateTime.class,
                    Instant.class,
                    local -> local.toInstant(ZoneOffset.UTC),
                    instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));

    private UtcColumn() {}
}
