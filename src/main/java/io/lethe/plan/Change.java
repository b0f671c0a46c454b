package io.lethe.plan;

import static org.jooq.impl.DSL.falseCondition;

import io.lethe.policy.Masking;
import io.lethe.policy.MaskingWord;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.Realm;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What a masking makes of a column.
 *
 * @param made the value that the column gets where it is raw
 * @param raw making it would change the row. It follows from the masking and from nothing else, so what a run leaves alone is what a run would
 *     not change; and of what a masking has made it is false
 * @param unreadable the masking cannot tell what the column holds, so that the row must be left alone, and said so. True or false, never unknown
 */
public record Change(
        ColumnName column, MaskingWord masking, Field<Object> field, Made made, Condition raw, Condition unreadable) {
    /** Of a masking that can make something of every value. */
    Change(ColumnName column, MaskingWord masking, Field<Object> field, Made made, Condition raw) {
        this(column, masking, field, made, raw, falseCondition());
    }

    /** Where the value comes from. */
    public sealed interface Made {}

    /** From the server: of a value that it gave it is that value again. */
    public record InSql(Field<Object> value) implements Made {}

    /**
     * From us, who have the key.
     *
     * @param source the UTF-8 bytes of the text that it is made of; NULL where the column is not raw
     */
    public record WithKey(Masking.Keyed masking, Realm realm, Field<byte[]> source) implements Made {}
}
