package io.lethe.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of one file, and of its name, whatever happens in between. */
class FolderTest {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NAME = "access.log";
    private static final FileMark MARK = new FileMark(
            UUID.fromString("01a20501-6d3c-7e1a-9f0b-2f6f1c0a7b11"),
            UUID.fromString("01a20501-6d3c-7e1a-9f0b-2f6f1c0a7b12"),
            NAME);

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
        logs.write(NAME, "abc", OLD);
    }

    @Test
    void marksAFileAndGivesItsNameBack() throws Exception {
        MarkedFile marked = folder.mark(found(), MARK);
        assertThat(logs.snapshot()).isEqualTo(Map.of(MARK.toString(), "abc"));
        assertThat(folder.marked()).extracting(MarkedFile::mark).containsExactly(MARK);

        assertThat(marked.back()).isTrue();
        assertThat(marked.back()).as("once more, after a crash").isTrue();
        assertThat(logs.snapshot()).isEqualTo(Map.of(NAME, "abc"));
    }

    @Test
    void removesWhatIsMarked() throws Exception {
        FoundFile found = found();
        MarkedFile marked = folder.mark(found, MARK);

        assertThat(marked.hash(found)).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        marked.carryOut();
        marked.carryOut();

        assertThat(logs.snapshot()).isEmpty();
    }

    @Test
    void givesNoNameBackThatSomebodyHasTaken() throws Exception {
        MarkedFile marked = folder.mark(found(), MARK);
        logs.write(NAME, "new", OLD);

        assertThat(marked.back()).isFalse();

        assertThat(logs.snapshot()).isEqualTo(Map.of(NAME, "new", MARK.toString(), "abc"));
    }

    /** If we die between the link and the removal of the mark. */
    @Test
    void seesThatAFileWithBothNamesIsOne() throws Exception {
        MarkedFile marked = folder.mark(found(), MARK);
        Files.createLink(directory.resolve(NAME), directory.resolve(MARK.toString()));

        assertThat(marked.back()).isTrue();

        assertThat(logs.snapshot()).isEqualTo(Map.of(NAME, "abc"));
    }

    @Test
    void marksNoFileThatIsGone() throws IOException {
        FoundFile found = found();
        Files.delete(directory.resolve(NAME));

        assertThatThrownBy(() -> folder.mark(found, MARK))
                .isInstanceOfSatisfying(
                        FileChangedException.class, e -> assertThat(e.isGone()).isTrue());
    }

    @Test
    void givesAnotherFileThatTookThePlaceItsNameBack() throws IOException {
        FoundFile found = found();
        logs.write("other", "new", OLD);
        Files.move(directory.resolve("other"), directory.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> folder.mark(found, MARK))
                .isInstanceOfSatisfying(
                        FileChangedException.class, e -> assertThat(e.isGone()).isFalse());

        assertThat(logs.snapshot()).isEqualTo(Map.of(NAME, "new"));
    }

    @Test
    void hashesNothingThatWasWrittenToSinceItWasFound() throws Exception {
        FoundFile found = found();
        MarkedFile marked = folder.mark(found, MARK);
        Files.writeString(directory.resolve(MARK.toString()), "more", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> marked.hash(found)).hasMessage("the file has changed");
    }

    @Test
    void hashesNothingThatSomebodyHasOpenForWriting() throws Exception {
        FoundFile found = found();
        try (OutputStream writer = Files.newOutputStream(directory.resolve(NAME), StandardOpenOption.APPEND)) {
            MarkedFile marked = folder.mark(found, MARK);
            assertThatThrownBy(() -> marked.hash(found)).hasMessage("the file has changed");
            writer.flush();
        }
    }

    @Test
    void findsNoFileOutsideTheDirectory() {
        assertThat(folder.file("../" + directory.getFileName() + "/" + NAME)).isEmpty();
        assertThat(folder.file("/etc/hostname")).isEmpty();
        assertThat(folder.file("no.log")).isEmpty();
    }

    @Test
    void refusesWhatIsNoDirectory() {
        Path file = directory.resolve(NAME);
        assertThatThrownBy(() -> Folder.open(file)).hasMessage("expected a directory but " + file + " is none");
    }

    @Test
    void refusesADirectoryBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        assertThatThrownBy(() -> Folder.open(link))
                .hasMessage("expected a directory without links on the way to it but " + link + " is " + directory);
    }

    @Test
    void refusesADirectoryThatWeMayNotWriteTo() throws IOException {
        Path closed = Files.createDirectory(
                directory.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        Assumptions.assumeFalse(Files.isWritable(closed), "root may write everywhere");

        assertThatThrownBy(() -> Folder.open(closed))
                .hasMessage("expected a directory that this user may read and write but " + closed + " is not");
    }

    private FoundFile found() {
        return folder.file(NAME).orElseThrow();
    }
}
