package io.lethe.archive.store;

/** The name is taken: somebody else wrote a segment under it, and that stays as it is. */
public final class SegmentExistsException extends StoreException {
    private static final long serialVersionUID = 1L;

    SegmentExistsException(String message) {
        super(message);
    }
}
