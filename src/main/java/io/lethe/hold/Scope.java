package io.lethe.hold;

import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import java.util.List;

/**
 * What a hold covers. Several holds may cover one row; it is free when the last of them is released. As text a scope never shows a
 * key or a person, so it may be printed and logged.
 */
public sealed interface Scope {
    /** One row, by its key's values as text in the order of the key's columns. */
    record Row(DatasetId data, List<String> key) implements Scope {
        public Row {
            key = List.copyOf(key);
        }

        @Override
        public String toString() {
            return "one row of " + data;
        }
    }

    /** Every row, in every dataset with a subject column, whose subject column has this value; and every file, since whom its lines are about cannot be told. */
    record Subject(String reference) implements Scope {
        public Subject {
            if (reference.isBlank()) {
                throw new HoldRefusedException("subject: expected a reference such as \"4711\" but it is blank");
            }
        }

        @Override
        public String toString() {
            return "one person";
        }
    }

    /** Every row of every dataset that the category's policy names. */
    record Whole(Category category) implements Scope {
        @Override
        public String toString() {
            return "the whole category " + category;
        }
    }
}
