package io.lethe.plan;

import io.lethe.policy.MaskingWord;
import io.lethe.policy.name.ColumnName;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What a masking makes of a column, in SQL.
 *
 * @param masked the value that the column gets: of a value that it gave it is that value again
 * @param raw {@code masked} would change the row. It follows from {@code masked} and from nothing else, so what a run leaves alone is what a
 *     run would not change
 */
public record Change(
        ColumnName column, MaskingWord masking, Field<Object> field, Field<Object> masked, Condition raw) {}
