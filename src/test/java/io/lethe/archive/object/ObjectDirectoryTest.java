package io.lethe.archive.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.archive.store.StoreUnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectDirectoryTest {
    @TempDir
    private Path temporary;

    private Path directory;
    private ObjectDirectory store;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createDirectory(temporary.resolve("uploads"));
        store = new ObjectDirectory(directory);
    }

    @Test
    void removesAnObjectAndFindsItNoMore() throws Exception {
        put("2026/11/a.pdf");
        put("2026/11/b.pdf");

        assertThat(store.has("2026/11/a.pdf")).isTrue();
        store.remove("2026/11/a.pdf");

        assertThat(store.has("2026/11/a.pdf")).isFalse();
        List<String> keys = new ArrayList<>();
        store.list(each -> keys.add(each.key()));
        assertThat(keys).containsExactly("2026/11/b.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdf", "no-such-folder/a.pdf", "no/such/folder/a.pdf"})
    void isContentWithWhatIsGoneAlready(String key) throws Exception {
        assertThat(store.has(key)).isFalse();
        store.remove(key);
        store.remove(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../a", "a/../../a", "./a", "a/.", "a//b", "a/", "..", ""})
    void refusesAKeyThatIsNoPathBelowIt(String key) {
        assertThatThrownBy(() -> store.remove(key))
                .isInstanceOf(ObjectKeptException.class)
                .hasMessage("its key is no path below " + directory);
    }

    @Test
    void goesThroughNoLinkAndRemovesNone() throws Exception {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Path treasure = Files.writeString(outside.resolve("treasure"), "not ours");
        Files.createSymbolicLink(directory.resolve("folder"), outside);
        Files.createSymbolicLink(directory.resolve("file"), treasure);

        assertThatThrownBy(() -> store.remove("folder/treasure"))
                .isInstanceOf(ObjectKeptException.class)
                .hasMessage("a link, or a file, stands in the way to it");
        assertThatThrownBy(() -> store.remove("file"))
                .isInstanceOf(ObjectKeptException.class)
                .hasMessage("it is a link, or a folder, and no file");
        assertThat(treasure).hasContent("not ours");
        assertThat(directory.resolve("file")).isSymbolicLink();
    }

    @Test
    void keepsAFolder() throws Exception {
        put("folder/a.pdf");

        assertThatThrownBy(() -> store.remove("folder"))
                .isInstanceOf(ObjectKeptException.class)
                .hasMessage("it is a link, or a folder, and no file");
        assertThat(directory.resolve("folder/a.pdf")).exists();
    }

    /** Its content would stay under the other name, and a receipt would say that it is gone. */
    @Test
    void keepsWhatHasASecondName() throws Exception {
        Files.createLink(directory.resolve("b.pdf"), put("a.pdf"));

        assertThatThrownBy(() -> store.remove("a.pdf"))
                .isInstanceOf(ObjectKeptException.class)
                .hasMessage("a second name (hard link) keeps its content");
        assertThat(directory.resolve("a.pdf")).exists();
    }

    @Test
    void isAwayWhereItsDirectoryIsNotThere() throws Exception {
        Files.delete(directory);

        assertThatThrownBy(() -> store.has("a.pdf"))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessage("object store " + directory
                        + ": expected a directory but there is none. Mount it; the next run goes on.");
    }

    private Path put(String key) throws IOException {
        Path file = directory.resolve(key);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "bytes of " + key);
    }
}
