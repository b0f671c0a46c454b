package io.lethe.cli;

/** An exception that knows how the process should end. Its message is complete: what, where, and what to do. */
public interface Blamed {
    Exit exit();
}
