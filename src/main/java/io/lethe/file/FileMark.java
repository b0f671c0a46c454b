package io.lethe.file;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name under which a file waits for its receipt:
 *
 * <pre>.lethe-01a20501-6d3c-7e1a-9f0b-2f6f1c0a7b11-01a20501-6d3c-7e1a-9f0b-2f6f1c0a7b12-access-2026-10-22.log</pre>
 *
 * <p>The receipt's id and not the chunk's number: numbers are given again where a chunk came to nothing.
 *
 * @param run whose mark it is
 * @param receipt the receipt that says that the file is gone, if there is one
 * @param name the file's own
 */
public record FileMark(UUID run, UUID receipt, String name) {
    static final String PREFIX = ".lethe-";
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String NEW = "new-";
    private static final Pattern FORM =
            Pattern.compile("\\.lethe-(?:new-)?(" + ID + ")-(" + ID + ")-(.+)", Pattern.DOTALL);
    static final int PREFIX_LENGTH = PREFIX.length() + NEW.length() + 2 * (36 + 1);

    static Optional<FileMark> read(String fileName) {
        Matcher parts = FORM.matcher(fileName);
        return parts.matches()
                ? Optional.of(
                        new FileMark(UUID.fromString(parts.group(1)), UUID.fromString(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    /** The name of what will take the file's place, until it does. */
    String replacement() {
        return PREFIX + NEW + run + "-" + receipt + "-" + name;
    }

    /** As a file's name. */
    @Override
    public String toString() {
        return PREFIX + run + "-" + receipt + "-" + name;
    }
}
