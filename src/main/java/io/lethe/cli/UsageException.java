package io.lethe.cli;

/** Words that were well formed but do not fit this installation: a category or a target that there is not. */
final class UsageException extends RuntimeException implements Blamed {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }

    @Override
    public Exit exit() {
        return Exit.USAGE;
    }
}
