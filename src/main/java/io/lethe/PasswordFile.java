package io.lethe;

import io.lethe.policy.Place;
import io.lethe.policy.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file whose one line is a password. */
final class PasswordFile {
    /** No password is longer; whoever names a log by mistake shall not send it to a server. */
    private static final int MOST_BYTES = 1024;

    private PasswordFile() {}

    static String read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refuse(file, "expected a password of at most " + MOST_BYTES + " bytes but the file is larger");
            }
            String text = Files.readString(file);
            String password = text.replaceFirst("\r?\n$", "");
            if (password.isEmpty() || password.contains("\n")) {
                throw refuse(
                        file, "expected one line, the password, but was " + (password.isEmpty() ? "nothing" : "more"));
            }
            return password;
        } catch (IOException e) {
            throw refuse(file, "expected a readable file with a password but " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is none";
            case java.nio.file.AccessDeniedException denied -> "reading it is not allowed";
            default -> "it cannot be read";
        };
    }

    private static InvalidSettingsException refuse(Path file, String message) {
        return new InvalidSettingsException(java.util.List.of(
                Problem.error(Place.of(file.toString()), "", message, "password-file in lethe.yaml names it.")));
    }
}
