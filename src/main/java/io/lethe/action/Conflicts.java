package io.lethe.action;

import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** The errors after which the same chunk may be tried again, because the server has undone it or we are about to. */
final class Conflicts {
    /** ER_LOCK_DEADLOCK: the transaction is undone. */
    private static final int DEADLOCK = 1213;

    /** ER_LOCK_WAIT_TIMEOUT: only the statement is undone; the caller must roll back. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** ER_ROW_IS_REFERENCED_2: a row that points at ours appeared after we looked. */
    private static final int REFERENCED = 1451;

    /** ER_CHECKREAD: MariaDB 11's snapshot isolation saw the row change since the statement began. */
    private static final int CHANGED_SINCE_READ = 1020;

    /** ER_LOCK_NOWAIT: MySQL's word for a lock that we did not want to wait for; MariaDB calls it a timeout. */
    private static final int LOCKED = 3572;

    static final String POINTED_AT = "a row that points at these appeared";

    private Conflicts() {}

    static boolean isConflict(Exception e) {
        SQLException cause = sql(e);
        return cause != null
                && switch (cause.getErrorCode()) {
                    case DEADLOCK, LOCK_WAIT_TIMEOUT, REFERENCED, CHANGED_SINCE_READ, LOCKED -> true;
                    default -> false;
                };
    }

    /** In words, without the server's message: that may quote values of rows. */
    static String words(Exception e) {
        SQLException cause = sql(e);
        return switch (cause == null ? 0 : cause.getErrorCode()) {
            case DEADLOCK -> "deadlock";
            case LOCK_WAIT_TIMEOUT -> "lock wait timeout";
            case LOCKED -> "a row is locked";
            case REFERENCED -> POINTED_AT;
            default -> "a row changed while it was read";
        };
    }

    private static @Nullable SQLException sql(Exception e) {
        return switch (e) {
            case SQLException sql -> sql;
            case DataAccessException jooq -> jooq.getCause(SQLException.class);
            default -> null;
        };
    }
}
