package io.lethe.action;

import io.lethe.catalog.Target;
import io.lethe.policy.name.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * A table of the outpost for the rows of one partition, and every statement by which they come there and back.
 *
 * <p>Its name ends with the fence of whoever has it. Who takes over renames it first: from then on a statement of the former one, however late it
 * arrives, finds no table of the name that it knows.
 */
record AsideTable(Target target, AsideMark mark, TableName name) {
    private static final String PREFIX = "aside_";

    /** Seconds for which a statement waits for those who use the table; everybody who comes after it waits as long behind it. */
    private static final int LOCK_WAIT = 1;

    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int UNKNOWN_PARTITION = 1735;

    /** What does not fit is refused and never bent; 0 is a key like any other, and a day that a row already has is one that it may have. */
    private static final String EXACT =
            "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES,NO_ENGINE_SUBSTITUTION";

    /** That of whoever has this lease. */
    static AsideTable of(Target target, AsideMark mark, Lease lease) {
        return new AsideTable(target, mark, new TableName(Outpost.SCHEMA, prefix(mark) + lease.fence()));
    }

    /** The one that is there, whoever has it; none if it was not made yet, or is dropped. */
    static List<AsideTable> find(Target target, AsideMark mark) throws SQLException {
        try (Connection connection = target.open()) {
            Field<String> schema = DSL.field(DSL.name("TABLE_SCHEMA"), String.class);
            Field<String> table = DSL.field(DSL.name("TABLE_NAME"), String.class);
            return target.on(connection)
                    .select(table)
                    .from(DSL.name("information_schema", "TABLES"))
                    .where(schema.eq(Outpost.SCHEMA), table.startsWith(prefix(mark)))
                    .fetch(row -> new AsideTable(target, mark, new TableName(Outpost.SCHEMA, row.value1())));
        }
    }

    private static String prefix(AsideMark mark) {
        return PREFIX + mark.id().toString().replace("-", "").toLowerCase(Locale.ROOT) + "_";
    }

    /** Makes it, empty, of the partition's shape. */
    AsideAnswer make() throws SQLException {
        AsideAnswer made = answer("create table {0} like {1}", table(), original());
        return made instanceof AsideAnswer.Done ? answer("alter table {0} remove partitioning", table()) : made;
    }

    /** Lets its rows and those of the partition change places. The server looks whether each that comes in is one of the partition's. */
    AsideAnswer exchange() throws SQLException {
        return answer(
                "alter table {0} exchange partition {1} with table {2}",
                original(), DSL.name(mark.partition()), table());
    }

    AsideAnswer rename(AsideTable to) throws SQLException {
        return answer("rename table {0} to {1}", table(), to.table());
    }

    AsideAnswer drop() throws SQLException {
        return answer("drop table if exists {0}", table());
    }

    /** Another answer than an error that says nothing about the statement, such as a connection that breaks. */
    private AsideAnswer answer(String template, QueryPart... parts) throws SQLException {
        try (Connection connection = target.open()) {
            DSLContext sql = target.on(connection);
            sql.execute("set session lock_wait_timeout = {0}", DSL.inline(LOCK_WAIT));
            try {
                sql.execute(template, parts);
                return new AsideAnswer.Done();
            } catch (DataAccessException e) {
                return answer(e);
            } finally {
                // The next user of the connection waits as long as the server lets everybody wait.
                sql.execute("set session lock_wait_timeout = default");
            }
        }
    }

    private static AsideAnswer answer(DataAccessException e) {
        SQLException cause = e.getCause(SQLException.class);
        int error = cause == null ? 0 : cause.getErrorCode();
        if (cause == null || error == 0 || String.valueOf(cause.getSQLState()).startsWith("08")) {
            throw e;
        }
        return error == LOCK_WAIT_TIMEOUT ? new AsideAnswer.InUse() : new AsideAnswer.Refused(error);
    }

    long rows() throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection).fetchCount(table());
        }
    }

    /** How many rows the partition has now; more than any table, if there is no such partition any more. */
    long rowsOfPartition() throws SQLException {
        try (Connection connection = target.open()) {
            return target.on(connection).fetchCount(part(original(), mark.partition()));
        } catch (DataAccessException e) {
            SQLException cause = e.getCause(SQLException.class);
            if (cause != null && cause.getErrorCode() == UNKNOWN_PARTITION) {
                return Long.MAX_VALUE;
            }
            throw e;
        }
    }

    /** Moves its rows one by one into the customer's table, all of them or none. */
    void moveBack() throws SQLException {
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            try {
                moveBack(target.on(connection));
                connection.commit();
            } catch (DataAccessException | SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void moveBack(DSLContext tx) {
        QueryPart columns = DSL.list(givenColumns(tx));
        int moved = tx.execute(moving(), original(), columns, columns, table());
        int left = tx.execute("delete from {0}", table());
        if (left != moved) {
            throw new IllegalStateException(moved + " rows of " + mark + " went back, but " + left + " were aside");
        }
    }

    private String moving() {
        return switch (target.flavor()) {
            case MARIADB -> "set statement sql_mode = '" + EXACT + "' for insert into {0} ({1}) select {2} from {3}";
            case MYSQL -> "insert /*+ set_var(sql_mode = '" + EXACT + "') */ into {0} ({1}) select {2} from {3}";
        };
    }

    /** Hidden ones too, but none that the server computes. */
    private List<Field<?>> givenColumns(DSLContext sql) {
        Field<String> column = DSL.field(DSL.name("COLUMN_NAME"), String.class);
        Field<String> expression = DSL.field(DSL.name("GENERATION_EXPRESSION"), String.class);
        return sql.select(column)
                .from(DSL.name("information_schema", "COLUMNS"))
                .where(DSL.field(DSL.name("TABLE_SCHEMA"), String.class).eq(name.schema()))
                .and(DSL.field(DSL.name("TABLE_NAME"), String.class).eq(name.table()))
                .and(DSL.coalesce(expression, DSL.inline("")).eq(""))
                .orderBy(DSL.field(DSL.name("ORDINAL_POSITION")))
                .fetch(row -> DSL.field(DSL.name(row.value1())));
    }

    static Table<?> part(Table<?> table, String partition) {
        return DSL.table("{0} partition ({1})", table, DSL.name(partition));
    }

    private Table<?> table() {
        return DSL.table(named(name));
    }

    private Table<?> original() {
        return DSL.table(named(mark.table()));
    }

    private static Name named(TableName table) {
        return DSL.name(table.schema(), table.table());
    }
}
