package io.lethe.catalog;

import static org.jooq.impl.DSL.field;

import io.lethe.policy.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * What the connected user may do, as {@code SHOW GRANTS} says: rights given to the user, and those that come through active roles.
 *
 * @param enforced false where the server was told to check no rights at all
 * @param held in the server's order, those given on everything first
 */
public record Privileges(String user, boolean enforced, List<Privilege> held) {
    /** Such tables are made and dropped, so only a right on the schema can reach them. */
    private static final TableName ASIDE = new TableName("lethe_outpost", "aside_");

    private static final String EVERY_RIGHT = "ALL PRIVILEGES";

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

        /** Whether it was given on this schema or something in it, by name. */
        public boolean isIn(String wanted) {
            return schema.replace("\\", "").equals(wanted);
        }

        boolean covers(String wanted, TableName on) {
            return isOrCovers(wanted)
                    && (schema.isEmpty() || like(schema, on.schema()))
                    && (table.isEmpty() || table.equals(on.table()));
        }

        boolean isOrCovers(String wanted) {
            return right.equals(wanted) || right.equals(EVERY_RIGHT);
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

    /** What both servers want on each of two tables of which one lends its rows to the other. */
    public static final Set<String> EXCHANGE = Set.of("ALTER", "CREATE", "DROP", "INSERT");

    /** Whether partitions of a table may change places with tables of the outpost. */
    public boolean allowExchange(TableName table) {
        return lacking(EXCHANGE, table).isEmpty() && lacking(EXCHANGE, ASIDE).isEmpty();
    }

    /** Whether a right was given on everything, and not only on each thing that is there today. */
    public boolean allowEverywhere(String right) {
        return !enforced || held.stream().anyMatch(privilege -> privilege.everywhere() && privilege.isOrCovers(right));
    }

    public static Privileges of(Target target) throws SQLException {
        try (Connection connection = target.open()) {
            return of(target.on(connection));
        }
    }

    static Privileges of(DSLContext sql) {
        String user =
                sql.select(field("CURRENT_USER()", String.class)).fetchSingle().value1();
        // A server that was told to know no rights refuses to list them.
        return user.equals(NOBODY)
                ? new Privileges(user, false, List.of())
                : new Privileges(
                        user, true, GrantLine.read(sql.fetch("SHOW GRANTS").getValues(0, String.class)));
    }
}
