package io.lethe.action;

import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.RowKeys.LongRowKeys;
import io.lethe.ledger.row.Subjects;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The condition that rows are still about whom they were about when they were read ahead, without locks:
 *
 * <pre>coalesce(crc32(user_id), -1) = elt(interval(id, 17, 19, 23), 4088798008, -1, 1842515611)</pre>
 *
 * <p>Without it a receipt could lay a row at the door of somebody who had just ceased to be its subject. A row that fails it is not deleted,
 * so the chunk misses a row, and is done again with locks. Checksums, not the values: a list of thousands of people does not belong into a
 * server's query log. One in four billion changes within that second would go unseen.
 *
 * <p>Of rows whose key is one whole number, which {@code interval} finds by halving.
 */
final class SubjectsUnchanged {
    /** No checksum is negative. */
    private static final long OF_NOBODY = -1;

    private SubjectsUnchanged() {}

    /** True where the table has no subject column. */
    static Condition since(ChunkRows rows, StepWork work) {
        if (rows.subjects() == null || work.subject() == null || !(rows.keys() instanceof LongRowKeys keys)) {
            return DSL.trueCondition();
        }
        Field<?> text = work.values(work.subject()).text();
        Field<?> key = work.keyValues().getFirst().field();
        // Text of digits that we made ourselves: a statement of ten thousand parts is slower to put together than to
        // carry out.
        return DSL.condition(
                "coalesce(crc32({0}), -1) = elt(interval({1}, {2}), {3})",
                text, key, DSL.sql(numbers(keys.values())), DSL.sql(numbers(checksums(rows.subjects()))));
    }

    private static String numbers(long[] numbers) {
        StringBuilder text = new StringBuilder(numbers.length * 11);
        for (long number : numbers) {
            text.append(text.isEmpty() ? "" : ", ").append(number);
        }
        return text.toString();
    }

    private static long[] checksums(Subjects subjects) {
        return subjects.references().stream()
                .mapToLong(SubjectsUnchanged::checksum)
                .toArray();
    }

    private static long checksum(@Nullable String reference) {
        if (reference == null) {
            return OF_NOBODY;
        }
        CRC32 checksum = new CRC32();
        checksum.update(reference.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }
}
