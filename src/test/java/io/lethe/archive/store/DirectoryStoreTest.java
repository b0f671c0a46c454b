package io.lethe.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreTest {
    private static final SegmentName NAME = new SegmentName("one.jsonl.zst");
    private static final LocalDate LAST_DAY = LocalDate.of(2032, 11, 30);

    @TempDir
    private Path directory;

    @Test
    void makesNoDirectoryThatIsMissing() {
        Path missing = directory.resolve("mount");
        DirectoryStore store = new DirectoryStore(missing);
        String words = "archive " + missing
                + ": expected a directory but there is none. Mount it, or make it if it is new. Nothing was changed.";

        assertThatThrownBy(() -> store.begin(NAME, LAST_DAY))
                .isInstanceOf(StoreException.class)
                .hasMessage(words);
        assertThatThrownBy(store::expectWritable)
                .isInstanceOf(StoreException.class)
                .hasMessage(words);
        assertThatThrownBy(store::list).isInstanceOf(StoreException.class).hasMessage(words);
        assertThatThrownBy(() -> store.open(NAME))
                .isInstanceOf(StoreException.class)
                .hasMessage(words);
        assertThatThrownBy(() -> store.delete(NAME))
                .isInstanceOf(StoreException.class)
                .hasMessage(words);
        assertThat(missing).doesNotExist();
    }

    @Test
    void saysWhichSegmentIsMissing() {
        assertThatThrownBy(() -> new DirectoryStore(directory).open(NAME))
                .isInstanceOf(StoreException.class)
                .hasMessage("archive " + directory + ": expected a segment one.jsonl.zst but there is none");
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        SmallDisk.of(directory, "size=64k").during(() -> {
            try (SegmentStore.Draft draft = new DirectoryStore(directory).begin(NAME, LAST_DAY)) {
                assertThatThrownBy(() -> {
                            draft.out().write(new byte[1 << 20]);
                            draft.commit();
                        })
                        .isInstanceOf(StoreException.class)
                        .hasMessage("archive " + directory
                                + ": cannot write one.jsonl.zst: No space left on device. Make room"
                                + " there; the next run goes on. No row was deleted for it.");
            }
            assertThat(directory).isEmptyDirectory();
        });
    }

    @Test
    void saysThatTheDiskIsReadOnly() throws Exception {
        SmallDisk.of(directory, "ro")
                .during(() -> assertThatThrownBy(() -> new DirectoryStore(directory).begin(NAME, LAST_DAY))
                        .isInstanceOf(StoreException.class)
                        .hasMessage("archive " + directory
                                + ": cannot write one.jsonl.zst: Read-only file system. Mount it for"
                                + " writing; the next run goes on. No row was deleted for it."));
    }

    @Test
    void refusesADirectoryThatItMayNotWriteTo() throws Exception {
        SmallDisk.of(directory, "ro")
                .during(
                        () -> assertThatThrownBy(() -> new DirectoryStore(directory).expectWritable())
                                .isInstanceOf(StoreException.class)
                                .hasMessage(
                                        "archive " + directory
                                                + ": expected a directory that this user may write to but it may not. Nothing was changed."));
    }

    @Test
    void showsFilesToNobodyElse() throws IOException {
        try (SegmentStore.Draft draft = new DirectoryStore(directory).begin(NAME, LAST_DAY)) {
            draft.out().write(1);
            draft.commit();
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(NAME.name()))))
                .isEqualTo("rw-------");
    }
}
