package io.lethe.action;

import io.lethe.file.DueFiles;
import io.lethe.file.Folder;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.Gate;
import io.lethe.hold.OpenHolds;
import io.lethe.ledger.row.KeyColumns;
import io.lethe.ledger.row.KeyColumns.KeyColumn;
import io.lethe.plan.FileClaim;
import io.lethe.plan.TableStep;
import io.lethe.policy.FileSet;
import io.lethe.policy.PolicySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;

/** One step of one run on the files of a directory: what {@link StepWork} is for tables. */
public final class FileWork {
    private static final KeyColumns KEY =
            new KeyColumns(List.of(new KeyColumn(FileSet.PATH, "varchar"), new KeyColumn(FileSet.CONTENT, "char")));

    private final StepWork.Run run;
    private final TableStep step;
    private final FileClaim claim;
    private final DatasetHolds holds;

    public FileWork(StepWork.Run run, TableStep step, PolicySet policies) {
        this.run = run;
        this.step = step;
        this.claim = FileClaim.of(policies, step);
        this.holds = new DatasetHolds(policies);
    }

    public StepWork.Run run() {
        return run;
    }

    public TableStep step() {
        return step;
    }

    Folder folder() {
        return Folder.open(claim.files().directory());
    }

    /** What there is to do now, by the very question that the plan asked. */
    public DueFiles.Found look() {
        return claim.look(run.asOf());
    }

    /** How many files are still due, unless a hold keeps them; and those that have a receipt of this run and are not gone. */
    public long remaining() throws SQLException {
        return (isHeld() ? 0 : look().due().size()) + marked();
    }

    /** Whether an open hold may concern the dataset at this moment; the next may be another. */
    boolean isHeld() throws SQLException {
        try (Connection connection = run.target().open()) {
            return isHeld(run.target().on(connection));
        }
    }

    private long marked() {
        return folder().marked().stream()
                .filter(file -> file.mark().run().equals(run.id().value()))
                .count();
    }

    /** Whether an open hold may concern the dataset. */
    boolean isHeld(DSLContext sql) {
        OpenHolds open = run.holds().open(run.target(), sql);
        return holds.keeping(step.dataset(), open).isPresent();
    }

    /** Whether this gate is that of another copy of the database, which lacks what this run has done, or holds that it knew. */
    boolean isReplaced(Gate gate) {
        return !gate.incarnation().equals(run.gate().incarnation())
                || gate.holdEpoch() < run.gate().holdEpoch();
    }

    ReceiptOutbox.Setting setting() {
        return ReceiptOutbox.Setting.of(run, step, KEY);
    }
}
