package io.lethe.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;

/**
 * A file of a directory as it was when the directory was looked at.
 *
 * @param readable whether we may read it
 */
@SuppressWarnings("ClassEscapesDefinedScope") // outside of this room a file is a name and something to hand back
public record FoundFile(String name, FileStamp stamp, boolean readable) {
    /** What is left of the 255 bytes of a name when a mark stands before it. */
    static final int LONGEST_NAME = 255 - FileMark.PREFIX_LENGTH;

    /** When it was last written to. */
    public Instant modified() {
        return stamp.modified();
    }

    /** In bytes. */
    public long size() {
        return stamp.size();
    }

    /**
     * Whether it can be taken away with a receipt that is true: no other name keeps its content, its name can be written into a receipt and
     * leaves room for a mark, and its content can be read.
     */
    public boolean provable() {
        return readable && stamp.links() == 1 && isText(name);
    }

    /** The system's names are bytes; those that are no text in the one form that hashes alike everywhere cannot be asked for later. */
    private static boolean isText(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && Normalizer.isNormalized(name, Normalizer.Form.NFC)
                && name.codePoints().noneMatch(point -> point == '\uFFFD' || Character.isISOControl(point));
    }
}
