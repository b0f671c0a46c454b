package io.lethe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.file.DueFiles.Found;
import io.lethe.policy.FileSet;
import io.lethe.policy.FileSet.Dating;
import io.lethe.policy.Masking;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are masked: what takes their place, and when. */
class ReplacementTest {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final LineMasking MASKING = new LineMasking(Map.of(FileSet.IPV4, new Masking.TruncateIp()));
    private static final UUID ID = UUID.fromString("01a20501-6d3c-7e1a-9f0b-2f6f1c0a7b11");

    @TempDir
    private Path temporary;

    private Path directory;
    private LogFiles logs;
    private Folder folder;

    @BeforeEach
    void open() throws IOException {
        directory = temporary.toRealPath();
        logs = new LogFiles(directory);
        folder = Folder.open(directory);
    }

    @Test
    void takesThePlaceOfTheFileOnlyWhenThatIsSaid() throws Exception {
        Path file = logs.write("a.log", "1.2.3.4 one\r\n\n\u00e4 5.6.7.8", OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        FoundFile found = folder.file("a.log").orElseThrow();
        FileMark mark = new FileMark(ID, ID, "a.log");
        MarkedFile marked = folder.mark(found, mark);

        String after = marked.mask(found, MASKING);

        assertThat(logs.snapshot())
                .isEqualTo(Map.of(
                        mark.toString(),
                        "1.2.3.4 one\r\n\n\u00e4 5.6.7.8",
                        mark.replacement(),
                        "1.2.3.0 one\r\n\n\u00e4 5.6.7.0"));
        assertThat(marked.carryOut()).isTrue();
        assertThat(marked.carryOut()).as("once more, after a crash").isTrue();
        assertThat(logs.snapshot()).isEqualTo(Map.of("a.log", "1.2.3.0 one\r\n\n\u00e4 5.6.7.0"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(OLD));
        assertThat(folder.hash(folder.file("a.log").orElseThrow())).isEqualTo(after);
    }

    @Test
    void goesWhereTheFileGetsItsNameBack() throws Exception {
        logs.write("a.log", "1.2.3.4", OLD);
        FoundFile found = folder.file("a.log").orElseThrow();
        MarkedFile marked = folder.mark(found, new FileMark(ID, ID, "a.log"));
        marked.mask(found, MASKING);

        assertThat(marked.back()).isTrue();

        assertThat(logs.snapshot()).isEqualTo(Map.of("a.log", "1.2.3.4"));
    }

    /** The raw file goes in any case: the receipt says so. */
    @Test
    void keepsItsOwnNameWhereTheFilesIsTaken() throws Exception {
        logs.write("a.log", "1.2.3.4", OLD);
        FoundFile found = folder.file("a.log").orElseThrow();
        FileMark mark = new FileMark(ID, ID, "a.log");
        MarkedFile marked = folder.mark(found, mark);
        marked.mask(found, MASKING);
        logs.write("a.log", "new", OLD);

        assertThat(marked.carryOut()).isFalse();

        assertThat(logs.snapshot()).isEqualTo(Map.of("a.log", "new", mark.replacement(), "1.2.3.0"));
        assertThat(folder.marked()).hasSize(1);
    }

    @Test
    void isWantedWhileSomethingIsLeftToMask() throws IOException {
        logs.write("a1.log", "1.2.3.4", OLD);
        logs.write("a2.log", "1.2.3.0", OLD);
        logs.write("a3.log.xz", "1.2.3.4", OLD);
        logs.write("a4.log", "1.2.3.0 \u0000", OLD);
        logs.write("a5.log", "x".repeat(Lines.LONGEST + 1), OLD);
        zip("a6.log.gz", "1.2.3.4");
        zip("a7.log.gz", "1.2.3.0");

        Found found = look(Instant.MIN);

        assertThat(found.due()).extracting(FoundFile::name).containsExactly("a1.log", "a6.log.gz");
        assertThat(found.unprovable()).isEqualTo(3);
    }

    @Test
    void isNotWantedOfWhatIsPurgedInstead() {
        logs.write("a1.log", "1.2.3.4", OLD);

        assertThat(look(OLD).due()).hasSize(1);
        assertThat(look(OLD.plusMillis(1)).due()).isEmpty();
    }

    @Test
    void isCompressedAsTheFileIs() throws Exception {
        Path file = zip("a.log.gz", "1.2.3.4\n5.6.7.8\n");
        FoundFile found = folder.file("a.log.gz").orElseThrow();
        MarkedFile marked = folder.mark(found, new FileMark(ID, ID, "a.log.gz"));
        marked.mask(found, MASKING);
        marked.carryOut();

        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("1.2.3.0\n5.6.7.0\n");
        }
    }

    @Test
    void replacesNothingThatIsNoText() throws Exception {
        logs.write("a.log", "1.2.3.4 \u0000", OLD);
        FoundFile found = folder.file("a.log").orElseThrow();
        MarkedFile marked = folder.mark(found, new FileMark(ID, ID, "a.log"));

        assertThatThrownBy(() -> marked.mask(found, MASKING)).isInstanceOf(FileChangedException.class);
        assertThat(marked.back()).isTrue();
        assertThat(logs.snapshot()).containsOnlyKeys("a.log");
    }

    private Found look(Instant purged) {
        FileSet files = new FileSet(directory, "a*", new Dating.Modified());
        return new DueFiles(files, OLD.plusSeconds(100_000), MASKING, purged).before(OLD.plusSeconds(1));
    }

    private Path zip(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(file, FileTime.from(OLD));
        return file;
    }
}
