package io.lethe.metrics;

import java.util.List;

/** Everything that is told, with what it means and by what it is told apart. Times are seconds since 1970-01-01T00:00:00Z. */
public enum Gauge {
    TARGET_UP("lethe_target_up", "1 if the target answers, 0 if it does not.", "target"),
    TARGET_PAUSED("lethe_target_paused", "1 while somebody or a restore has paused the target, 0 otherwise.", "target"),
    HOLDS_PENDING("lethe_holds_pending", "Holds that are ordered for the target and not yet in force there.", "target"),
    ROWS_OVERDUE("lethe_rows_overdue", "Rows past their policy's delete-by that no hold keeps.", "target category"),
    ROWS_OVERDUE_COUNTED(
            "lethe_rows_overdue_counted_timestamp_seconds", "When the overdue rows were last counted.", "target"),
    RUN_STARTED("lethe_run_started_timestamp_seconds", "When the latest run started.", "target"),
    RUN_ENDED(
            "lethe_run_ended_timestamp_seconds",
            "When the latest run ended; missing while it is under way, or when its engine died.",
            "target"),
    RUN_STATE(
            "lethe_run_state",
            "1 with the state of the latest run: running, stopped, finished, incomplete or aborted.",
            "target state"),
    RUN_ROWS(
            "lethe_run_rows",
            "Rows that the latest run has purged, archived or masked.",
            "target category action table"),
    RUN_ROWS_SKIPPED(
            "lethe_run_rows_skipped",
            "Rows that the latest run has left alone though they were due.",
            "target category action table"),
    LEDGER_LEAVES("lethe_ledger_leaves", "Leaves of the ledger.", ""),
    LEDGER_PUBLISHED("lethe_ledger_published_leaves", "Leaves under a checkpoint.", ""),
    ANCHOR_LEAVES("lethe_anchor_leaves", "Leaves that the anchor has a checkpoint over.", "anchor"),
    ANCHOR_OVERDUE(
            "lethe_anchor_overdue", "1 if the anchor has gone without a checkpoint for longer than it may.", "anchor"),
    PLACE_LEAVES("lethe_place_leaves", "Leaves that are published at the place.", "place"),
    PLACE_LAGGING("lethe_place_lagging", "1 if the place has been behind for longer than it is by itself.", "place");

    private final String name;
    private final String help;
    private final String labels;

    Gauge(String name, String help, String labels) {
        this.name = name;
        this.help = help;
        this.labels = labels;
    }

    /** As alerts and dashboards write it. */
    public String metric() {
        return name;
    }

    String help() {
        return help;
    }

    /** By what its values are told apart, in the order in which they are given. */
    List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }
}
