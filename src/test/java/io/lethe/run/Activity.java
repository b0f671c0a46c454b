package io.lethe.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * A table of activity, every second row of which is due after 30 days, under ids that are never used twice: a commitment that is found
 * twice is then a row that was claimed twice.
 */
final class Activity {
    static final String CATEGORY = "activity";

    private static final int AT_A_TIME = 10_000;

    private final Workshop workshop;
    private long lastId;

    private Activity(Workshop workshop) {
        this.workshop = workshop;
    }

    static Activity in(Workshop workshop) {
        Activity activity = new Activity(workshop);
        activity.keptFor("30 days");
        workshop.map("activity: {table: SCHEMA.activity, key: id, dates: {created_at: {type: datetime, zone: UTC}}}");
        workshop.sql("CREATE TABLE activity (id BIGINT NOT NULL PRIMARY KEY, created_at DATETIME NOT NULL,"
                + " KEY activity_created_at (created_at)) ENGINE = InnoDB");
        return activity;
    }

    /** Writes the policy, anew if it was there. */
    void keptFor(String period) {
        workshop.policy(CATEGORY, String.format(Locale.ROOT, """
                rules:
                  - {data: activity, since: created_at, keep: %s, then: purge, limits: {share-of-table: 100%%}}
                tests:
                  - {as-of: 2026-11-22, row: {created_at: 2026-01-01}, expect: purge}
                """, period));
    }

    /** Adds rows, half of them due and spread over two years of days. */
    void add(int rows) {
        for (int left = rows; left > 0; left -= AT_A_TIME) {
            insert(Math.min(left, AT_A_TIME));
        }
    }

    private void insert(int count) {
        List<String> values = new ArrayList<>(count);
        for (long id = lastId + 1; id <= lastId + count; id++) {
            String day = isDue(id) ? "DATE '2023-01-01' + INTERVAL " + id % 700 + " DAY" : "'2999-01-01'";
            values.add("(" + id + "," + day + ")");
        }
        workshop.sql("INSERT INTO activity VALUES " + String.join(",", values));
        lastId += count;
    }

    private static boolean isDue(long id) {
        return id % 2 == 0;
    }

    /** The ids of all rows that ever were. */
    List<String> ever() {
        return text(LongStream.rangeClosed(1, lastId));
    }

    /** The ids of those that must never go. */
    List<String> toKeep() {
        return text(LongStream.rangeClosed(1, lastId).filter(id -> !isDue(id)));
    }

    /** The ids that are there. */
    List<String> there() {
        return workshop.schema()
                .sql()
                .fetch("SELECT id FROM activity ORDER BY id")
                .getValues(0, String.class);
    }

    /** How many due rows are there. */
    int due() {
        return workshop.schema()
                .sql()
                .fetchSingle("SELECT COUNT(*) FROM activity WHERE created_at < '2999-01-01'")
                .into(Integer.class);
    }

    private static List<String> text(LongStream ids) {
        return ids.mapToObj(Long::toString).toList();
    }
}
