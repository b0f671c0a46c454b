package io.lethe.demo;

import io.lethe.demo.Moment.Stored;
import java.time.Period;

/** All that the makers of tables share. */
record World(long seed, Timeline timeline, SampleSize size, Texts texts, Directory directory) {
    static World of(ClientTaskSample sample) {
        Timeline timeline = new Timeline(sample.asOf());
        SampleSize size = new SampleSize(sample.rows());
        Texts texts = Texts.of(sample.seed());
        return new World(sample.seed(), timeline, size, texts, new Directory(sample.seed(), timeline, texts, size));
    }

    /** Ages of a column that knows a date in every row. */
    Ages dated(Period kept, double dueShare, int years) {
        return new Ages(timeline, kept, dueShare, years, Stored.KNOWN);
    }

    /** Ages of a column that is NULL in a few rows. */
    Ages nullable(Period kept, double dueShare, int years) {
        return new Ages(timeline, kept, dueShare, years, Stored.NULL);
    }

    /** Ages of a column that is zero in a few rows. */
    Ages zeroed(Period kept, double dueShare, int years) {
        return new Ages(timeline, kept, dueShare, years, Stored.ZERO);
    }
}
