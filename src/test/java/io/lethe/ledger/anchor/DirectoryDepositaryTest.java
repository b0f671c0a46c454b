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
    /** A directory takes a checkpoint as it is. */
    private static final ConsistencyProver NO_PROOF = (oldSize, newSize) -> {
        throw new AssertionError("nobody should ask");
    };

    @TempDir
    private Path directory = Path.of("");

    private final SignedNote ours = note("ledger.example.org/ours");

    @Test
    void neverWritesOverACheckpoint() {
        DirectoryDepositary there = new DirectoryDepositary(directory);
        assertThat(there.largest("ledger.example.org/ours")).isEmpty();
        assertThat(there.deposit(ours, NO_PROOF)).isEqualTo(new Deposit.Kept());
        assertThat(there.deposit(ours, NO_PROOF)).isEqualTo(new Deposit.Kept());
        assertThat(there.deposit(note("ledger.example.org/other"), NO_PROOF))
                .isEqualTo(new Deposit.Forked("holds another checkpoint over as many leaves in " + directory
                        + "/00000000000000000000.checkpoint"));
        assertThat(directory.resolve("latest")).hasBinaryContent(ours.bytes());
        assertThat(there.largest("ledger.example.org/ours")).contains(ours.bytes());
    }

    @Test
    void makesNoDirectoryThatIsMissing() {
        Path missing = directory.resolve("mnt");
        assertThatThrownBy(() -> new DirectoryDepositary(missing).deposit(ours, NO_PROOF))
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
        assertThatThrownBy(() -> new DirectoryDepositary(directory).deposit(ours, NO_PROOF))
                .isInstanceOf(DepositFailedException.class)
                .hasMessageStartingWith("cannot publish " + directory.resolve("latest") + ": ");
    }

    private static SignedNote note(String origin) {
        return new LogInMemory(origin, 1).checkpoint();
    }
}
