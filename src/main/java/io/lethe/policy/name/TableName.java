package io.lethe.policy.name;

/** A table with its schema, such as {@code clienttask.activity_log}; it enters SQL through jOOQ's {@code name()} alone. */
public record TableName(String schema, String table) implements Comparable<TableName> {
    public TableName {
        if (!ColumnName.FORM.matcher(schema).matches()
                || !ColumnName.FORM.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "expected a table such as \"clienttask.activity_log\" but was \"" + schema + "." + table + "\"");
        }
    }

    /** Reads {@code schema.table}. */
    public static TableName of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new TableName("", text) : new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
