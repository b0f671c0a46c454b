package io.lethe.testing;

import io.lethe.testing.Mortality.Side;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where an engine is to die, out of the calls of a whole run: at each call that differs from all before it in what is said or in what was said
 * just before. A loop that says the same again in the same order would show the same again, at a second or two for each death. With
 * {@code -Dlethe.test.kill=every-call} it is every call.
 */
public final class KillPlaces {
    private static final boolean EVERY_CALL = "every-call".equals(System.getProperty("lethe.test.kill"));

    private KillPlaces() {}

    /** Before and after each of them; of a question one of the two. */
    public static List<KillPlace> around(List<String> calls) {
        return numbers(calls).stream()
                .flatMap(call -> sides(calls.get(call - 1)).stream().map(side -> place(calls, call, side)))
                .toList();
    }

    /** After each of them. */
    public static List<KillPlace> after(List<String> calls) {
        return numbers(calls).stream()
                .map(call -> place(calls, call, Side.AFTER))
                .toList();
    }

    /** After some of them, as far from one another: one more than that many parts, at most. */
    public static List<KillPlace> spread(List<String> calls, int parts) {
        int step = Math.max(1, calls.size() / parts);
        return IntStream.iterate(1, call -> call <= calls.size(), call -> call + step)
                .mapToObj(call -> place(calls, call, Side.AFTER))
                .toList();
    }

    /** At the call of that number, counted from 1. */
    public static KillPlace place(List<String> calls, int call, Side side) {
        return new KillPlace(call, side, calls.get(call - 1));
    }

    private static List<Integer> numbers(List<String> calls) {
        List<Integer> places = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        String before = "";
        for (int call = 1; call <= calls.size(); call++) {
            String form = form(calls.get(call - 1));
            if (seen.add(List.of(before, form)) || EVERY_CALL) {
                places.add(call);
            }
            before = form;
        }
        return places;
    }

    /** Before it and after it; of a question one of the two. */
    public static List<Side> sides(String call) {
        return isQuestion(call) ? List.of(Side.BEFORE) : List.of(Side.values());
    }

    /** It leaves nothing behind, so that after it is as before it. */
    public static boolean isQuestion(String call) {
        return call.regionMatches(true, 0, "select", 0, "select".length()) && !EVERY_CALL;
    }

    /** What is said, without the values: {@code id in (1, 2, 3)} and {@code id in (4)} are the same. */
    private static String form(String call) {
        return call.replaceAll("'[^']*'|\\b\\d+\\b|\\?", "?").replaceAll("\\?(\\s*,\\s*\\?)+", "?");
    }
}
