package io.lethe.evidence;

import io.lethe.ledger.note.Checkpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a certificate says. Paper and {@code certificate.json} are written from it and add nothing.
 *
 * <ul>
 *   <li>who: {@link #issue} and the owners of {@link #policies}
 *   <li>which system, what, when, how, and the counts: {@link #runs}, computed from leaves alone
 *   <li>why: {@link #policies}, {@link #approvals}; why not: {@link #holds}
 *   <li>since when all this was in the ledger, by others' word: {@link #anchors}
 *   <li>the absence check: {@link RunStatement#counts()}
 *   <li>one record or one person: {@link #records}, {@link #subject}
 *   <li>what may remain elsewhere: {@link #residuals}
 *   <li>what is claimed, what is not, and how to verify: {@link Wording}
 * </ul>
 *
 * @param ledger the one checkpoint under which every leaf is proved; nothing later was taken into account
 * @param anchors the checkpoints in other hands that it extends and that cover all its leaves, numbered from 1 in this order
 * @param policies in the order of their categories, each version once
 * @param runs in the order in which they began
 * @param records the rows that were asked about, and where each is committed to; empty where no row was
 * @param subject the rows about the person who was asked about; null where nobody was
 */
public record Certificate(
        Issue issue,
        Asked asked,
        Checkpoint ledger,
        List<AnchorStatement> anchors,
        List<PolicyStatement> policies,
        List<ApprovalStatement> approvals,
        List<RunStatement> runs,
        List<HoldStatement> holds,
        List<RecordStatement> records,
        @Nullable SubjectAnswer subject,
        List<ResidualCopy> residuals) {

    public Certificate {
        anchors = List.copyOf(anchors);
        policies = List.copyOf(policies);
        approvals = List.copyOf(approvals);
        runs = List.copyOf(runs);
        holds = List.copyOf(holds);
        records = List.copyOf(records);
        residuals = List.copyOf(residuals);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("expected at least one run: without a run nothing was deleted");
        }
    }

    /** Whether a record was asked about that was masked since it was last deleted, if ever: then it is not said to be gone, but whether it is there. */
    public boolean isOfMaskedRecord() {
        return !records.isEmpty() && records.getLast().masked() != null;
    }

    /** Rows whose deletion or masking is proved by the leaves in the bundle, and objects among them. */
    public long rows() {
        return runs.stream().mapToLong(RunStatement::rows).sum();
    }

    /** Of these, those that stand for objects at which rows pointed. */
    public long objects() {
        return runs.stream().mapToLong(RunStatement::objects).sum();
    }
}
