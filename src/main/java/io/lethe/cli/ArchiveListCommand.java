package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.TextTable;
import io.lethe.cli.terminal.Words;
import io.lethe.run.RecordedSegment;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The segments that rows were deleted on the strength of. */
@Command(
        name = "list",
        header = "List the segments, the latest first.",
        description = {"  lethe archive list", "  lethe archive list --all         expired ones too"})
final class ArchiveListCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Option(names = "--all", description = "Expired segments too.")
    private boolean all;

    ArchiveListCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<RecordedSegment> segments = installation.segments().list().stream()
                    .filter(segment -> all || segment.expiredAt() == null)
                    .toList();
            List<Json> json = segments.stream().map(ArchiveListCommand::json).toList();
            lethe.show(Json.document("segments").put("segments", json), out -> print(out, segments));
            return Exit.DONE;
        }
    }

    private static void print(PrintWriter out, List<RecordedSegment> segments) {
        if (segments.isEmpty()) {
            out.println("No segments.");
            return;
        }
        TextTable table = new TextTable("SEGMENT", "ARCHIVE", "TARGET", "ROWS", "BYTES", "WRITTEN", "KEPT UNTIL");
        for (RecordedSegment segment : segments) {
            table.row(
                    segment.name(),
                    segment.archive(),
                    segment.target(),
                    segment.rows(),
                    segment.size(),
                    Words.instant(segment.writtenAt()),
                    segment.expiredAt() == null
                            ? segment.expiresOn()
                            : "expired " + Words.instant(segment.expiredAt()));
        }
        table.print(out);
    }

    private static Json json(RecordedSegment segment) {
        return Json.object()
                .put("segment", segment.name())
                .put("archive", segment.archive())
                .put("target", segment.target())
                .put("table", segment.table())
                .put("rows", segment.rows())
                .put("content", segment.content())
                .put("size", segment.size())
                .put("file", segment.file())
                .put("writtenAt", segment.writtenAt())
                .put("expiresOn", segment.expiresOn())
                .put("expiredAt", segment.expiredAt());
    }
}
