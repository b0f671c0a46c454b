package io.lethe.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.file.DueFiles.Found;
import io.lethe.policy.FileSet;
import io.lethe.policy.FileSet.Dating;
import io.lethe.policy.time.NameDate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant CUTOFF = Instant.parse("2026-10-23T00:00:00Z");
    private static final Instant OLD = Instant.parse("2026-10-22T23:59:59Z");

    @TempDir
    private Path temporary;

    private LogFiles logs;

    @BeforeEach
    void resolve() throws IOException {
        logs = new LogFiles(temporary.toRealPath());
    }

    @Test
    void goesByTheLaterOfTheNameAndTheLastWrite() {
        logs.write("access-2026-10-22.log", "", OLD);
        logs.write("access-2026-10-23.log", "", OLD);
        logs.write("access-2026-10-21.log", "", CUTOFF);

        assertThat(names(byName(ZoneOffset.UTC))).containsExactly("access-2026-10-22.log");
    }

    /** Somebody may have written until the day was over where the server stands. */
    @Test
    void countsFromTheEndOfTheDayInTheServersZone() {
        logs.write("access-2026-10-22.log", "", OLD);

        assertThat(names(byName(ZoneId.of("America/New_York")))).isEmpty();
        assertThat(names(byName(ZoneId.of("Asia/Tokyo")))).hasSize(1);
    }

    @Test
    void leavesUndatedWhatNamesNoDayOrOneToCome() {
        logs.write("access.log", "", OLD);
        logs.write("access-2026-02-30.log", "", OLD);
        logs.write("access-2026-11-23.log", "", OLD);
        logs.write("access-1970-01-01.log", "", OLD);

        Found found = byName(ZoneOffset.UTC);

        assertThat(found).isEqualTo(new Found(List.of(), 0, 0, 4, 4));
    }

    @Test
    void goesByTheLastWriteWhereTheMapSaysSo() {
        logs.write("access.log.1", "", OLD);
        logs.write("access.log", "", CUTOFF);
        logs.write("access-future.log", "", NOW.plusSeconds(99));
        logs.write("access-without-date.log", "", Instant.EPOCH);

        Found found = look(new Dating.Modified(), CUTOFF);

        assertThat(names(found)).containsExactly("access.log.1");
        assertThat(found.undated()).isEqualTo(1);
    }

    @Test
    void waitsUntilAFileHasBeenQuietForAnHour() {
        logs.write("access.log.1", "", NOW.minus(DueFiles.QUIET).plusMillis(1));
        logs.write("access.log.2", "", NOW.minus(DueFiles.QUIET).minusMillis(1));

        assertThat(names(look(new Dating.Modified(), NOW))).containsExactly("access.log.2");
    }

    @Test
    void leavesAloneWhatSomebodyIsWriting() throws IOException {
        Path file = logs.write("access.log", "", OLD);
        try (OutputStream writer = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            assertThat(look(new Dating.Modified(), CUTOFF)).isEqualTo(new Found(List.of(), 1, 0, 0, 1));
            writer.flush();
        }
        assertThat(names(look(new Dating.Modified(), CUTOFF))).hasSize(1);
    }

    @Test
    void leavesAloneWhatNoTrueReceiptCouldBeWrittenFor() throws IOException {
        Path file = logs.write("access-linked.log", "", OLD);
        Files.createLink(file.resolveSibling("elsewhere"), file);
        logs.write("access-" + "x".repeat(FoundFile.LONGEST_NAME - 6), "", OLD);
        logs.write("access-a\u0308.log", "", OLD);
        logs.write("access-\n.log", "", OLD);
        logs.write("access-" + "x".repeat(FoundFile.LONGEST_NAME - 7), "", OLD);

        Found found = look(new Dating.Modified(), CUTOFF);

        assertThat(names(found)).containsExactly("access-" + "x".repeat(FoundFile.LONGEST_NAME - 7));
        assertThat(found.unprovable()).isEqualTo(4);
    }

    @Test
    void seesOnlyTheDirectorysOwnFilesOfThatName() throws IOException {
        Path outside = logs.write("other.log", "", OLD);
        Files.createSymbolicLink(outside.resolveSibling("access-link.log"), outside);
        Files.createDirectory(outside.resolveSibling("access-directory"));
        Files.writeString(outside.resolveSibling("access-directory").resolve("access-2.log"), "");

        assertThat(look(new Dating.Modified(), CUTOFF)).isEqualTo(new Found(List.of(), 0, 0, 0, 0));
    }

    private Found byName(ZoneId zone) {
        return look(new Dating.InName(new NameDate("yyyy-MM-dd"), zone), CUTOFF);
    }

    private Found look(Dating dating, Instant cutoff) {
        return new DueFiles(new FileSet(logs.directory(), "access*", dating), NOW).before(cutoff);
    }

    private static List<String> names(Found found) {
        return found.due().stream().map(FoundFile::name).toList();
    }
}
