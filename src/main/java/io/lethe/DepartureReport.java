package io.lethe;

import io.lethe.cli.terminal.TextTable;
import io.lethe.demo.Footprint;
import io.lethe.demo.Footprint.Trace;
import io.lethe.policy.Policy;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.DatasetId;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of the rows about one user of the sample who has left.
 *
 * <pre>
 * User 17 left on 2023-04-02. What became of all rows about them:
 *
 *   DATA          POLICY         BEFORE  GONE  MASKED  UNCHANGED
 *   activity-log  activity-log       35    15      17          3
 * </pre>
 */
final class DepartureReport {
    private final @Nullable Footprint footprint;
    private final PolicySet policies;

    private DepartureReport(@Nullable Footprint footprint, PolicySet policies) {
        this.footprint = footprint;
        this.policies = policies;
    }

    /** Reads the rows; to be called before the run. */
    static DepartureReport before(String url, PolicySet policies) throws SQLException {
        Optional<Footprint> footprint = Footprint.in(url, policies.maps().getFirst());
        return new DepartureReport(footprint.orElse(null), policies);
    }

    /** Reads them again; prints nothing where nobody had to go. */
    void print(PrintWriter out) throws SQLException {
        if (footprint == null) {
            return;
        }
        TextTable table = new TextTable("DATA", "POLICY", "BEFORE", "GONE", "MASKED", "UNCHANGED");
        for (Trace trace : footprint.traces()) {
            table.row(
                    trace.data(),
                    policy(trace.data()),
                    trace.before(),
                    trace.gone(),
                    trace.masked(),
                    trace.unchanged());
        }
        out.println("User " + footprint.user() + " left on " + footprint.left()
                + ". What became of all rows about them; what is left stays until its policy's period is over:");
        out.println();
        table.print(out);
        out.println();
        out.println(
                "Prove it: ./lethe certify --subject " + footprint.user() + " -o user-" + footprint.user() + ".zip");
        out.println();
    }

    private String policy(DatasetId data) {
        return policies.policies().stream()
                .filter(policy ->
                        policy.rules().stream().anyMatch(rule -> rule.data().equals(data)))
                .map(Policy::category)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
