package io.lethe.file;

/** A file has no lines: it is left as it is, and told of. */
final class NoTextException extends Exception {
    private static final long serialVersionUID = 1;

    NoTextException() {
        super("expected a text in lines of at most " + Lines.LONGEST + " bytes");
    }
}
