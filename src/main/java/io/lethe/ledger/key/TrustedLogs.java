package io.lethe.ledger.key;

import io.lethe.ledger.note.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The logs that a witness cosigns for, in a file that people may edit: the vkey of each, one a line.
 *
 * <pre>
 * # our deletion ledger, key handed over on 2026-11-22
 * ledger.example.com/lethe-test+3ef7da6b+AXagBDZt6e2RJrmqCnyKHDzB8NA75+LmR+YnQ1yYYWtX
 * </pre>
 *
 * <p>A log that changes its key has two lines. The file is read anew each time, so that nobody has to be started again.
 */
public final class TrustedLogs {
    private static final String HEADING = "# The logs that this witness cosigns for: the vkey of each, one a line.\n";

    private final Path file;

    TrustedLogs(Path file) {
        this.file = file;
    }

    void create() {
        WitnessFile.publish(file, HEADING);
    }

    /** Their keys, as the file has them now. */
    public List<VerifierKey> keys() {
        List<VerifierKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : WitnessFile.read(file).lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(key(line, number));
            }
        }
        return List.copyOf(keys);
    }

    private VerifierKey key(String line, int number) {
        try {
            return VerifierKey.parse(line);
        } catch (IllegalArgumentException e) {
            throw new KeyDirectoryException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }

    /** The keys of the log of this name. */
    public List<VerifierKey> keysOf(String origin) {
        return keys().stream().filter(key -> key.name().equals(origin)).toList();
    }

    /** Adds a key; false if it is there already. */
    public boolean add(VerifierKey key) {
        if (keys().contains(key)) {
            return false;
        }
        String lines = WitnessFile.read(file);
        String whole = lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
        WitnessFile.publish(file, whole + key.text() + "\n");
        return true;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
