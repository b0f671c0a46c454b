package io.lethe.archive.content;

import java.io.IOException;

/** What was read is not what a segment is made of. The reader of the segment says of which one. */
public final class DamagedContentException extends IOException {
    private static final long serialVersionUID = 1L;

    public DamagedContentException(String what) {
        super(what);
    }

    public DamagedContentException(String what, Throwable cause) {
        super(what, cause);
    }
}
