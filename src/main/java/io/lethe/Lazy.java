package io.lethe;

import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once; making it may fail, and is then tried again at the next asking. Safe for several threads. */
final class Lazy<T, E extends Exception> {
    private final Making<T, E> making;
    private @Nullable T made;

    /** How it is made. */
    @FunctionalInterface
    interface Making<T, E extends Exception> {
        T make() throws E;
    }

    Lazy(Making<T, E> making) {
        this.making = making;
    }

    synchronized T get() throws E {
        T value = made;
        if (value == null) {
            value = making.make();
            made = value;
        }
        return value;
    }
}
