package io.lethe.cli;

import io.lethe.archive.content.RowLine;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The rows of a segment, one JSON object a line. Needs the archive and the keys, no database. */
@Command(
        name = "read",
        header = "Print the rows of a segment as lines of JSON.",
        description = {
            "  lethe archive read SEGMENT",
            "  lethe archive read SEGMENT --where id=4711",
            "The last row printed, the segment is verified: exit 5 if it is not what was written."
        })
final class ArchiveReadCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Mixin
    private final ChosenRows rows = new ChosenRows();

    ArchiveReadCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        return rows.print(lethe, schema -> {
            RowLine lines = new RowLine(schema);
            return row -> new String(lines.write(row), StandardCharsets.UTF_8);
        });
    }
}
