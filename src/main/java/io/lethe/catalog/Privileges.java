package io.lethe.catalog;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import io.lethe.policy.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * What the connected user may do, as {@code information_schema} says: rights given to the user, not those that come through roles.
 *
 * @param enforced false where the server was told to check no rights at all
 * @param held sorted: everywhere first, then by schema and table
 */
public record Privileges(String user, boolean enforced, List<Privilege> held) {
    private static final String ANY = "";

    /** Whom a server that was started with {@code --skip-grant-tables} sees in everybody. */
    private static final String NOBODY = "@";

    public Privileges {
        held = List.copyOf(held);
    }

    /**
     * One right. An empty schema stands for all, an empty table for all of the schema; a schema is a pattern with {@code %} and
     * {@code _}, as GRANT takes it.
     */
    public record Privilege(String schema, String table, String right) {
        public boolean everywhere() {
            return schema.isEmpty();
        }

        boolean covers(String wanted, TableName on) {
            return right.equals(wanted)
                    && (schema.isEmpty() || like(schema, on.schema()))
                    && (table.isEmpty() || table.equals(on.table()));
        }

        private static boolean like(String pattern, String schema) {
            String regex = Pattern.compile("\\\\?.")
                    .matcher(pattern)
                    .results()
                    .map(match -> switch (match.group()) {
                        case "%" -> ".*";
                        case "_" -> ".";
                        case String escaped -> Pattern.quote(escaped.substring(escaped.length() - 1));
                    })
                    .collect(Collectors.joining());
            return schema.matches(regex);
        }

        @Override
        public String toString() {
            return right + " on " + (schema.isEmpty() ? "*" : schema) + "." + (table.isEmpty() ? "*" : table);
        }
    }

    public boolean allow(String right, TableName on) {
        return !enforced || held.stream().anyMatch(privilege -> privilege.covers(right, on));
    }

    /** Those of the wanted rights that are lacking on a table. */
    public Set<String> lacking(Set<String> wanted, TableName on) {
        return wanted.stream().filter(right -> !allow(right, on)).collect(Collectors.toCollection(TreeSet::new));
    }

    public static Privileges of(Target target) throws SQLException {
        try (Connection connection = target.open()) {
            DSLContext sql = target.on(connection);
            String user = sql.select(field("CURRENT_USER()", String.class))
                    .fetchSingle()
                    .value1();
            int at = user.lastIndexOf('@');
            String grantee = "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
            Field<String> none = inline(ANY);
            Field<String> schema = text("TABLE_SCHEMA");
            List<Privilege> held = Stream.of(
                            read(sql, "USER_PRIVILEGES", grantee, none, none),
                            read(sql, "SCHEMA_PRIVILEGES", grantee, schema, none),
                            read(sql, "TABLE_PRIVILEGES", grantee, schema, text("TABLE_NAME")))
                    .flatMap(List::stream)
                    .toList();
            return new Privileges(user, !user.equals(NOBODY), held);
        }
    }

    private static List<Privilege> read(
            DSLContext sql, String view, String grantee, Field<String> schema, Field<String> table) {
        Field<String> right = text("PRIVILEGE_TYPE");
        return sql.select(schema, table, right)
                .from(DSL.table(name("information_schema", view)))
                .where(text("GRANTEE").eq(grantee), right.ne("USAGE"))
                .orderBy(schema, table, right)
                .fetch(row -> new Privilege(row.value1(), row.value2(), row.value3()));
    }

    private static Field<String> text(String column) {
        return field(name(column), String.class);
    }
}
