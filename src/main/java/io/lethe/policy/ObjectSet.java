package io.lethe.policy;

import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import java.util.List;

/**
 * The objects that the rows of a dataset point at, such as uploaded files: a row's column has the key of one in a store. They go with the last row
 * that has it, whatever their versions; a row also ceases to have it where an anonymisation removes its key.
 *
 * <p>In plans, receipts, the ledger and certificates they are the rows of a table of their own, {@code objects.uploaded_file}, whose key is the
 * object's and {@link #GONE} where there was none any more when its turn came, else {@link #THERE}.
 *
 * @param store its name in {@code lethe.yaml}
 * @param key the column; a row in which it is NULL or empty has no object
 */
public record ObjectSet(String store, ColumnName key) {
    /** The schema that stands for objects. */
    public static final String SCHEMA = "objects";

    public static final ColumnName KEY = new ColumnName("object_key");
    public static final ColumnName FOUND = new ColumnName("found");
    public static final String THERE = "there";
    public static final String GONE = "gone";

    public ObjectSet {
        store = new Category(store).name();
    }

    /** By what name plans, receipts and the ledger know the objects of a dataset. */
    public static TableName table(DatasetId id) {
        return new TableName(SCHEMA, id.name().replace('-', '_'));
    }

    /** Rows to which this is done have no object any more: they go, or the key of the object is removed from them. */
    public boolean leftBy(Action action) {
        return switch (action) {
            case Action.Purge purge -> true;
            case Action.Archive archive -> true;
            case Action.Anonymise anonymise -> anonymise.fields().get(key) instanceof Masking.Remove;
        };
    }

    /** What names one of them there. */
    public static List<ColumnName> names() {
        return List.of(KEY, FOUND);
    }

    @Override
    public String toString() {
        return "store " + store + ", by " + key;
    }
}
