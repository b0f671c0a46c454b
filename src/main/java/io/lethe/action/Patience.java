package io.lethe.action;

/** How long to go on where somebody is in the way. */
@FunctionalInterface
public interface Patience {
    /** Whether to try once more after so many attempts; waits before it says yes, so that those who queue behind us come through. */
    boolean again(int attempts);
}
