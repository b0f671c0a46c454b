package io.lethe.cli;

import io.lethe.catalog.Target;
import io.lethe.evidence.Asked;
import io.lethe.evidence.StillThere;
import io.lethe.plan.RowsLeft;
import io.lethe.plan.SubjectRows;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One person, as the subject columns name them. What is still there is asked of the databases first: a certificate of what is gone must not
 * be taken for one that nothing is left.
 */
final class SubjectQuestion {
    private final Installation installation;
    private final Instant now;

    SubjectQuestion(Installation installation, Instant now) {
        this.installation = installation;
        this.now = now;
    }

    Asked ask(String reference) throws SQLException {
        if (reference.isBlank()) {
            throw new UsageException(
                    "expected a person as the subject columns name them, such as 4711, but it is blank."
                            + " Nothing was issued.");
        }
        List<StillThere> stillThere = new ArrayList<>();
        List<String> withoutSubject = new ArrayList<>();
        for (DataMap map : installation.policies().maps()) {
            map.datasets().stream()
                    .filter(dataset -> dataset.subject() == null)
                    .map(dataset -> map.target() + " " + dataset.table())
                    .forEach(withoutSubject::add);
            if (map.datasets().stream().anyMatch(dataset -> dataset.subject() != null)) {
                left(map, reference).stream().map(SubjectQuestion::said).forEach(stillThere::add);
            }
        }
        return new Asked.OfSubject(reference, stillThere, withoutSubject);
    }

    private List<RowsLeft> left(DataMap map, String reference) throws SQLException {
        Target target = installation.target(map.target());
        return new SubjectRows(installation.policies(), target, TargetCatalog.read(map.target(), installation))
                .left(reference, installation.holds().open(target), now);
    }

    private static StillThere said(RowsLeft left) {
        Dataset dataset = left.dataset();
        return new StillThere(
                left.target(),
                dataset.table(),
                Objects.requireNonNull(dataset.subject()),
                left.rows(),
                left.held(),
                left.due());
    }
}
