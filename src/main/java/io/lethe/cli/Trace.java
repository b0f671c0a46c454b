package io.lethe.cli;

import java.sql.SQLException;

/** A stack trace that can be shown and kept: the messages of database drivers are left out, since they quote rows ("Duplicate entry 'ann@…'"). */
final class Trace {
    private static final int DEEPEST_CAUSE = 8;

    private Trace() {}

    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            text.append(depth == 0 ? "" : "Caused by: ").append(headline(cause)).append('\n');
            for (StackTraceElement frame : cause.getStackTrace()) {
                text.append("    at ").append(frame).append('\n');
            }
            cause = cause.getCause();
        }
        return text.toString();
    }

    static String headline(Throwable failure) {
        SQLException sql = SqlFailure.in(failure);
        String message = sql == null ? String.valueOf(failure.getMessage()) : SqlFailure.facts(sql, failure);
        return failure.getClass().getName() + ": " + message;
    }
}
