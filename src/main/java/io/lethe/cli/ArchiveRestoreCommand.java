package io.lethe.cli;

import io.lethe.archive.store.SegmentName;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RecordedSegment;
import io.lethe.run.RestoreOrder;
import io.lethe.run.Restores;
import io.lethe.run.Signature;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts archived rows back into their table: for a deletion that was wrong. */
@Command(
        name = "restore",
        header = "Put rows of a segment back into their table.",
        description = {
            "  lethe archive restore SEGMENT --where id=4711 --by NAME --reason TEXT         look; changes nothing",
            "  lethe archive restore SEGMENT --where id=4711 --by NAME --reason TEXT --run   do it",
            "",
            "The rows come back exactly as they were, with an entry in the ledger. If they are due, the next run archives and",
            "deletes them again: place a hold first, or say --without-hold."
        })
final class ArchiveRestoreCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Mixin
    private final ChosenRows rows = new ChosenRows();

    @Option(names = "--all", description = "All rows of the segment.")
    private boolean all;

    @Mixin
    private final SignedBy signed = new SignedBy();

    @Option(names = "--run", description = "Put them back. Without it nothing is changed.")
    private boolean run;

    @Option(
            names = "--skip-existing",
            description =
                    "Leave out rows whose key exists, instead of refusing: after a restoration that did not come to its end.")
    private boolean skipExisting;

    @Option(names = "--without-hold", description = "Also rows that no hold keeps.")
    private boolean withoutHold;

    ArchiveRestoreCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        if (all == rows.narrowed()) {
            throw new UsageException("expected either --where COLUMN=VALUE or --all. Nothing was changed.");
        }
        Signature signature = signed.signature();
        try (Installation installation = lethe.open()) {
            SegmentName segment = rows.segment(installation).name();
            RestoreOrder order =
                    new RestoreOrder(segment, schema -> rows.filter(schema)::accepts, withoutHold, skipExisting);
            Restores restores = installation.restores(target(segment, installation));
            RestoreReport report = new RestoreReport(lethe, withoutHold);
            return run ? report.show(restores.restore(order, signature)) : report.show(restores.look(order));
        }
    }

    private static TargetName target(SegmentName name, Installation installation) throws SQLException {
        return installation.segments().list().stream()
                .filter(segment -> segment.name().equals(name))
                .map(RecordedSegment::target)
                .findFirst()
                .orElseThrow(() -> new UsageException("segment " + name
                        + " was never recorded, so no row was deleted because it holds it. Nothing was changed."));
    }
}
