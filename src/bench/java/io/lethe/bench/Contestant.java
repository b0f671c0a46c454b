package io.lethe.bench;

import java.sql.SQLException;

/** Something that does a {@link Task} to what is due of the benchmark's table. */
interface Contestant {
    /** As it stands in the table of results. */
    String name();

    /** Takes every row that is due, and returns when the last is committed. */
    void act() throws SQLException;

    /** What else there is to say of the last time. */
    default String remark() {
        return "";
    }
}
