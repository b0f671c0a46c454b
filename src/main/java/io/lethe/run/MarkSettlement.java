package io.lethe.run;

import io.lethe.action.ReceiptOutbox;
import io.lethe.catalog.Target;
import io.lethe.file.Folder;
import io.lethe.file.FolderException;
import io.lethe.file.MarkedFile;
import io.lethe.hold.DatasetHolds;
import io.lethe.hold.Gate;
import io.lethe.ledger.receipt.RunId;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.FileSet;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.DatasetId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals with the marked files that an engine left when it died, before anything else is planned: one whose receipt is committed is removed or replaced, one
 * without gets its name back. The caller holds the target's lock, so nobody else is at work on them.
 *
 * <p>A receipt that is committed is no leave to remove what a hold was placed on since: under the gate, which is kept shared meanwhile, such a file
 * stays under its mark, with all of its content, until the hold is released.
 *
 * <p>Marks of runs that own does not know are those of another installation, which may be at work this very moment: they are left alone.
 */
final class MarkSettlement {
    private static final Logger LOG = LoggerFactory.getLogger(MarkSettlement.class);

    private final Equipment engine;
    private final Target target;
    private final PolicySet policies;
    private final RunStore store;
    private final DatasetHolds holds;

    MarkSettlement(Equipment engine, Target target, PolicySet policies, RunStore store) {
        this.engine = engine;
        this.target = target;
        this.policies = policies;
        this.store = store;
        this.holds = new DatasetHolds(policies);
    }

    void settle() throws SQLException {
        ReceiptOutbox outbox = engine.outbox(target, engine.clock().instant());
        for (Dataset dataset :
                policies.map(target.name()).map(DataMap::datasets).orElse(List.of())) {
            FileSet files = dataset.files();
            if (files != null) {
                for (MarkedFile marked : marked(files)) {
                    settle(marked, dataset.id(), outbox);
                }
            }
        }
    }

    private static List<MarkedFile> marked(FileSet files) {
        try {
            return Folder.open(files.directory()).marked();
        } catch (FolderException e) {
            // Whoever plans with this directory is refused with the reason; others need not have it.
            return List.of();
        }
    }

    private void settle(MarkedFile marked, DatasetId dataset, ReceiptOutbox outbox) throws SQLException {
        RunId run = new RunId(marked.mark().run());
        if (engine.own().read(sql -> store.find(sql, run)).isEmpty()) {
            LOG.warn("a file is marked by run {}, which is not one of ours; it is left alone", run.text());
            return;
        }
        if (outbox.exists(marked.mark().receipt())) {
            carryOut(marked, dataset, run);
        } else {
            told(marked.back(), run);
        }
    }

    private void carryOut(MarkedFile marked, DatasetId dataset, RunId run) throws SQLException {
        try (Connection connection = target.open()) {
            connection.setAutoCommit(false);
            DSLContext tx = target.on(connection);
            boolean paused = Gate.forShare(tx, target.name()).paused();
            if (paused
                    || holds.keeping(dataset, engine.holds().open(target, tx)).isPresent()) {
                LOG.warn(
                        "a file that run {} has a receipt for stays under its mark: {}",
                        run.text(),
                        paused ? "the target is paused" : "a hold was placed since");
            } else {
                told(marked.carryOut(), run);
            }
            connection.rollback();
        }
    }

    private static void told(boolean named, RunId run) {
        if (!named) {
            LOG.warn("a file that run {} had marked cannot have its name: there is another of that name", run.text());
        }
    }
}
