package io.lethe.ledger.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom rows are about, in the order of their keys: what each holds in the data map's subject column, as text as in a row key; null where it
 * holds nothing. Personal data like the keys, and kept like them: only sealed.
 */
public record Subjects(List<@Nullable String> references) {

    public Subjects {
        // Not List.copyOf, which takes no null.
        references = Collections.unmodifiableList(new ArrayList<>(references));
    }

    int size() {
        return references.size();
    }

    Subjects part(int from, int to) {
        return new Subjects(references.subList(from, to));
    }

    /** Without the references: what is logged must not hold personal data. */
    @Override
    public String toString() {
        return references.size() + " subjects";
    }
}
