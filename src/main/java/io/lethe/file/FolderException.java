package io.lethe.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A directory cannot be read or changed as it should. Says so in words for the operator. */
public final class FolderException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String remedy;

    FolderException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    private FolderException(String message, String remedy, IOException cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    static FolderException of(Path directory, String what, IOException e) {
        String reason = switch (e) {
            case AccessDeniedException denied -> "Permission denied";
            case NoSuchFileException gone -> "there is no such file";
            case FileSystemException said when said.getReason() != null -> said.getReason();
            default -> String.valueOf(e.getMessage());
        };
        return new FolderException(
                "directory " + directory + ": cannot " + what + ": " + reason,
                "What has a receipt is removed by the next run, what has none gets its name back.",
                e);
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
