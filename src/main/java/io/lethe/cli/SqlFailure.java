package io.lethe.cli;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be said of a database's refusal: its code, its SQLState and the kind of statement. Never its message, which may quote a row. */
public final class SqlFailure {
    // How jOOQ begins the message of what it throws.
    private static final Pattern STATEMENT = Pattern.compile("SQL \\[\\s*([A-Za-z]+)");

    private static final String NO_RIGHT = "The user lacks a right; lethe doctor lists what is needed.";
    private static final String BUSY = "Another transaction holds what is needed. Try again.";
    private static final String READ_ONLY = "The server is read-only. Is it a replica?";
    private static final String CONNECTIONS =
            "The server has no connection left for us. Raise max_connections, or lower workers.";
    private static final String CHANGED =
            "The tables are not as expected. Run lethe migrate for our own, lethe check --against TARGET for yours.";

    private static final Map<Integer, String> REMEDIES = Map.ofEntries(
            Map.entry(1040, CONNECTIONS),
            Map.entry(1044, NO_RIGHT),
            Map.entry(1045, "Check user and password-file in lethe.yaml."),
            Map.entry(1049, "The database in the url does not exist. Create it, or correct the url in lethe.yaml."),
            Map.entry(1054, CHANGED),
            Map.entry(1142, NO_RIGHT),
            Map.entry(1143, NO_RIGHT),
            Map.entry(1146, CHANGED),
            Map.entry(1203, CONNECTIONS),
            Map.entry(1205, BUSY),
            Map.entry(1213, BUSY),
            Map.entry(1227, NO_RIGHT),
            Map.entry(1290, READ_ONLY),
            Map.entry(1836, READ_ONLY));

    private SqlFailure() {}

    /** The database's refusal behind an exception, null where there is none. */
    public static @Nullable SQLException in(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    /** Whether the operator can do something about it. A statement that the server does not understand is our mistake. */
    static boolean concernsOperator(SQLException sql) {
        return REMEDIES.containsKey(sql.getErrorCode()) || unreachable(sql);
    }

    public static String words(SQLException sql, Throwable failure) {
        String remedy = REMEDIES.getOrDefault(
                sql.getErrorCode(), "Is the server running, and does the url in lethe.yaml name it?");
        String what = unreachable(sql) ? "database unavailable" : "the database refused";
        return what + " (" + facts(sql, failure) + "). " + remedy;
    }

    /** {@code error 1142, SQLState 42000, DELETE}. */
    static String facts(SQLException sql, Throwable failure) {
        Matcher statement = STATEMENT.matcher(String.valueOf(failure.getMessage()));
        String kind = statement.find() ? ", " + statement.group(1).toUpperCase(Locale.ROOT) : "";
        return "error " + sql.getErrorCode() + ", SQLState " + sql.getSQLState() + kind;
    }

    // Class 08 is the connection, 28 the password.
    private static boolean unreachable(SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        return state.startsWith("08") || state.startsWith("28");
    }
}
