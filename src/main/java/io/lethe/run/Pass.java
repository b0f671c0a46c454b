package io.lethe.run;

import java.sql.SQLException;
import java.time.Duration;

/** One thread's way through what a step is about, once, where that is not cut into partitions. Not for several threads. */
interface Pass {
    /** Works for about this long; says whether there is nothing left. Returns early when asked to stop. */
    boolean advance(Duration time) throws SQLException, InterruptedException;

    /** Takes the lease, and begins after the last receipt. */
    interface Beginning {
        Pass begin(String holder) throws SQLException;
    }
}
