package io.lethe.ledger.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Small texts of a witness, whole or absent. */
final class WitnessFile {

    private WitnessFile() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new KeyDirectoryException(
                    file
                            + ": expected a file of a witness but there is none. `lethe witness init` makes a new witness.",
                    e);
        } catch (IOException e) {
            throw new KeyDirectoryException(file + ": expected to read it but cannot: " + KeyFile.reason(e), e);
        }
    }

    static void publish(Path file, String text) {
        KeyFile.publish(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
