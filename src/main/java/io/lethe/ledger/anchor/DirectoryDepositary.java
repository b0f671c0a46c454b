package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.DepositFailedException.Code;
import io.lethe.ledger.key.PublishedCheckpoints;
import io.lethe.ledger.note.SignedNote;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A directory that others rule: a mount of the auditor's, a bucket behind a gateway, a working copy that somebody commits.
 *
 * <pre>
 * 00000000000000000123.checkpoint    one for each size, never written again
 * latest                             the same bytes as the largest of them
 * </pre>
 *
 * <p>One directory takes the checkpoints of one ledger.
 */
public final class DirectoryDepositary implements Depositary {
    private final Path directory;
    private final PublishedCheckpoints folder;

    public DirectoryDepositary(Path directory) {
        this.directory = directory;
        this.folder = new PublishedCheckpoints(directory);
    }

    @Override
    public Deposit deposit(SignedNote checkpoint, ConsistencyProver prover) {
        return inDirectory(() -> {
            if (!folder.publish(checkpoint)) {
                return new Deposit.Forked("holds another checkpoint over as many leaves in " + directory + "/"
                        + PublishedCheckpoints.name(checkpoint));
            }
            // If we die here: latest is an older one, which nothing here reads, and the next deposit corrects it.
            folder.publishLatest();
            return new Deposit.Kept();
        });
    }

    @Override
    public Optional<byte[]> largest(String origin) {
        return inDirectory(() -> {
            List<Path> files = folder.files();
            return files.isEmpty() ? Optional.empty() : Optional.of(PublishedCheckpoints.read(files.getLast()));
        });
    }

    private <T> T inDirectory(Supplier<T> work) {
        if (!Files.isDirectory(directory)) {
            throw new DepositFailedException(
                    Code.ANCHOR_UNREACHABLE, directory + ": expected a directory but there is none (is it mounted?)");
        }
        try {
            return work.get();
        } catch (UncheckedIOException e) {
            throw new DepositFailedException(
                    Code.ANCHOR_UNREACHABLE, e.getMessage() + ": " + PublishedCheckpoints.reason(e), e);
        }
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}
