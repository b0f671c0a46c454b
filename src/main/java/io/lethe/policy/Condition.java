package io.lethe.policy;

import io.lethe.policy.name.ColumnName;
import java.util.List;

/**
 * Which rows of a dataset a rule claims. Typed, so that no SQL stands in a policy. A row for which a comparison is unknown
 * (NULL) is not claimed: an unknown fact is never a reason to delete. Texts are compared exactly, letter by letter, and never by
 * a database's collation: {@code Closed} is not {@code closed}.
 */
public sealed interface Condition {
    /** Claims every row. */
    Condition ALWAYS = new All(List.of());

    record Equal(ColumnName column, Literal value) implements Condition {}

    record In(ColumnName column, List<Literal> values) implements Condition {
        public In {
            values = List.copyOf(values);
        }
    }

    record IsNull(ColumnName column) implements Condition {}

    record IsNotNull(ColumnName column) implements Condition {}

    /** The date column lies before the start of the given local day of the policy's zone. */
    record Before(ColumnName column, java.time.LocalDate day) implements Condition {}

    /** The date column lies after the end of the given local day of the policy's zone. */
    record After(ColumnName column, java.time.LocalDate day) implements Condition {}

    /** All of them; the empty list is always true. */
    record All(List<Condition> conditions) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** Any of them; never empty. */
    record Any(List<Condition> conditions) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** Not so; still not claiming a row for which the inner condition is unknown. */
    record Not(Condition condition) implements Condition {}
}
