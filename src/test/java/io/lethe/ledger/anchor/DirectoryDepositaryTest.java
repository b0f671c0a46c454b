package io.lethe.ledger.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryDepositaryTest {
    @TempDir
    private Path directory = Path.of("");

    private final SignedNote ours = note("ledger.example.org/ours");

    @Test
    void neverWritesOverACheckpoint() {
        DirectoryDepositary there = new DirectoryDepositary(directory);
        assertThat(there.largest()).isEmpty();
        assertThat(there.deposit(ours)).isEqualTo(new Deposit.Kept());
        assertThat(there.deposit(ours)).isEqualTo(new Deposit.Kept());
        assertThat(there.deposit(note("ledger.example.org/other")))
                .isEqualTo(new Deposit.Forked(directory + "/00000000000000000000.checkpoint"));
        assertThat(directory.resolve("latest")).hasBinaryContent(ours.bytes());
        assertThat(there.largest()).contains(ours.bytes());
    }

    @Test
    void makesNoDirectoryThatIsMissing() {
        Path missing = directory.resolve("mnt");
        assertThatThrownBy(() -> new DirectoryDepositary(missing).deposit(ours))
                .isInstanceOfSatisfying(
                        DepositFailedException.class,
                        failure -> assertThat(failure.code()).hasToString("ANCHOR_UNREACHABLE"))
                .hasMessage(missing + ": expected a directory but there is none (is it mounted?)");
        assertThat(missing).doesNotExist();
    }

    @Test
    void saysWhyItCannotWrite() throws IOException {
        Files.createDirectory(directory.resolve("latest"));
        Files.createFile(directory.resolve("latest/in-the-way"));
        assertThatThrownBy(() -> new DirectoryDepositary(directory).deposit(ours))
                .isInstanceOf(DepositFailedException.class)
                .hasMessageStartingWith("cannot publish " + directory.resolve("latest") + ": ");
    }

    private static SignedNote note(String origin) {
        return new LogInMemory(origin, 1).checkpoint();
    }
}
