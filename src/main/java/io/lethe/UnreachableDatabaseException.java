package io.lethe;

import io.lethe.cli.Blamed;
import io.lethe.cli.Exit;
import io.lethe.cli.SqlFailure;
import java.sql.SQLException;

/** A database of the settings that cannot be opened: which one, as whom, and what to look at. */
final class UnreachableDatabaseException extends RuntimeException implements Blamed {
    private static final long serialVersionUID = 1;

    private final SQLException refusal;

    UnreachableDatabaseException(String name, Settings.Database database, SQLException cause) {
        super(name + ", " + database + ": " + SqlFailure.words(cause, cause) + " Nothing was changed there.", cause);
        this.refusal = cause;
    }

    /** What the driver said. */
    SQLException refusal() {
        return refusal;
    }

    @Override
    public Exit exit() {
        return Exit.UNAVAILABLE;
    }
}
