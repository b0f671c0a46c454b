package io.lethe.file;

/** A file is not any more what was found: nothing was done to it. */
public final class FileChangedException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean gone;

    private FileChangedException(String message, boolean gone) {
        super(message);
        this.gone = gone;
    }

    static FileChangedException gone() {
        return new FileChangedException("the file is gone", true);
    }

    static FileChangedException changed() {
        return new FileChangedException("the file has changed", false);
    }

    /** Somebody else removed or renamed it; else somebody wrote to it, or put another in its place. */
    public boolean isGone() {
        return gone;
    }
}
