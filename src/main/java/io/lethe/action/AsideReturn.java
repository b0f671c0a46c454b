package io.lethe.action;

import java.sql.SQLException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/**
 * Puts the rows of a partition back where they were taken from, with those that were inserted there meanwhile.
 *
 * <ol>
 *   <li>While the aside table has more rows than the partition, they change places.
 *   <li>What is in it then, or could not change places, is moved row by row in one transaction.
 * </ol>
 *
 * <p>Which rows lie where cannot be told from outside: who died may have done so before or after the two changed places. It need not be told,
 * since the rows of both are to end up in the table. So wherever this breaks off, whoever begins it anew comes to the same end, and a row whose key
 * is taken meanwhile stays aside and is named.
 */
record AsideReturn(AsideTable aside, Patience patience) {

    void all() throws SQLException {
        boolean exchanges = true;
        for (long rows = aside.rows(); rows > 0; rows = aside.rows()) {
            exchanges = exchanges && rows > aside.rowsOfPartition() && exchanged();
            if (!exchanges) {
                move();
            }
        }
    }

    /** Where it is in use for too long, or changed its shape, rows can still be moved one by one: dearer, but nobody has to go out of the way. */
    private boolean exchanged() throws SQLException {
        AsideAnswer answer = aside.exchange();
        for (int attempts = 1; answer instanceof AsideAnswer.InUse && patience.again(attempts); attempts++) {
            answer = aside.exchange();
        }
        return answer instanceof AsideAnswer.Done;
    }

    private void move() throws SQLException {
        try {
            aside.moveBack();
        } catch (DataAccessException | SQLException e) {
            Optional<String> why = Conflicts.isConflict(e) ? Optional.of(Conflicts.words(e)) : RowRefusal.words(e);
            if (why.isPresent()) {
                throw new AsideStuckException(aside, why.get());
            }
            throw e;
        }
    }
}
