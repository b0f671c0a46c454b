package io.lethe.testing;

import io.lethe.testing.Mortality.Side;
import java.util.function.Predicate;

/** One place at which an engine is to die: before or after the n-th call, counted from 1, of those that a test counts. */
public record KillPlace(int call, Side side, String text) {
    /** For an engine of which the same calls are counted as of the one whose calls were listed. */
    public Mortality of(Predicate<String> counted) {
        return Mortality.at(call, side, counted);
    }

    @Override
    public String toString() {
        return side + " call " + call + ": " + text;
    }
}
