package io.lethe.bench;

import java.sql.SQLException;

/** Something that deletes what is due from the benchmark's table. */
interface Contestant {
    /** As it stands in the table of results. */
    String name();

    /** Deletes every row that is due, and returns when the last is committed. */
    void purge() throws SQLException;

    /** What else there is to say of the last purge. */
    default String remark() {
        return "";
    }
}
