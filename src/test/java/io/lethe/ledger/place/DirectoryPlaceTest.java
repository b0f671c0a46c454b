package io.lethe.ledger.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryPlaceTest {
    @TempDir
    private Path directory;

    @Test
    void writesAFileOnce() throws IOException {
        Place place = new DirectoryPlace(directory);
        place.put("tile/0/000.p/1", new byte[] {1});
        place.put("tile/0/000.p/1", new byte[] {1});
        assertThatThrownBy(() -> place.put("tile/0/000.p/1", new byte[] {2}))
                .isInstanceOf(PlaceFailedException.class)
                .hasMessage(directory
                        + ": expected no file tile/0/000.p/1, or one with the bytes that the log has, but there"
                        + " is another. Nothing was written over; give the log a place of its own.");
        assertThat(directory.resolve("tile/0/000.p/1")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void writesOverWhatIsToBeReplaced() {
        Place place = new DirectoryPlace(directory);
        assertThat(place.read("checkpoint")).isEmpty();
        place.replace("checkpoint", new byte[] {1});
        place.replace("checkpoint", new byte[] {2});
        assertThat(place.read("checkpoint")).contains(new byte[] {2});
    }

    @Test
    void clearsAFolderAndNothingBesideIt() {
        Place place = new DirectoryPlace(directory);
        place.put("tile/0/000.p/1", new byte[] {1});
        place.put("tile/0/000", new byte[] {1});
        place.clear("tile/0/000.p");
        place.clear("tile/0/000.p");
        assertThat(directory.resolve("tile/0/000.p")).doesNotExist();
        assertThat(place.read("tile/0/000")).isPresent();
    }

    @Test
    void makesNoDirectoryThatIsMissing() throws IOException {
        Files.delete(directory);
        assertThatThrownBy(() -> new DirectoryPlace(directory).read("checkpoint"))
                .hasMessage(directory + ": expected a directory but there is none (is it mounted?)");
        assertThat(directory).doesNotExist();
    }
}
