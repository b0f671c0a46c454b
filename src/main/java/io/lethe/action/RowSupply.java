package io.lethe.action;

import io.lethe.archive.content.Row;
import java.sql.SQLException;
import java.util.List;

/** Where the rows of segments come from, one segment after the other. Not for several threads. */
interface RowSupply {
    /** The next rows for a segment that has so many already, of so much text; none where it is to end. Asked for the first, none is left. */
    List<Row> next(int written, long text) throws SQLException;

    /** What was given for this segment went nowhere, since somebody else had written it. */
    void lost();
}
