package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How long the steps of the last run took, as Spring Batch noted them on own. */
record Phases(List<Phase> all) {
    private static final String OF_THE_LAST = """
            SELECT STEP_NAME, TIMESTAMPDIFF(MICROSECOND, START_TIME, END_TIME) / 1e6
              FROM BATCH_STEP_EXECUTION
             WHERE JOB_EXECUTION_ID = (SELECT MAX(JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION)
               AND STEP_NAME NOT LIKE '%partition-%'
             ORDER BY STEP_EXECUTION_ID""";

    private record Phase(String step, double seconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.1f s", step, seconds);
        }
    }

    static Phases ofTheLastRun(TestSchema own) {
        return new Phases(own.sql()
                .fetch(OF_THE_LAST)
                .map(row -> new Phase(row.get(0, String.class), row.get(1, Double.class))));
    }

    @Override
    public String toString() {
        return all.stream().map(Phase::toString).collect(Collectors.joining(", ", "steps: ", ""));
    }
}
