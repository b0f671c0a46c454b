package io.lethe.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The recursions of RFC 6962 §2.1 as they are printed, remembering what was computed. */
public final class Naive {

    private final List<Hash> leaves;
    private final Map<Long, Hash> roots = new HashMap<>();

    public Naive(List<Hash> leaves) {
        this.leaves = leaves;
    }

    public Hash root(int from, int to) {
        if (from == to) {
            return Hash.EMPTY_ROOT;
        }
        Long range = ((long) from << 32) | to;
        Hash known = roots.get(range);
        if (known == null) {
            int middle = from + (int) split(to - from);
            known = to - from == 1 ? leaves.get(from) : Hash.node(root(from, middle), root(middle, to));
            roots.put(range, known);
        }
        return known;
    }

    List<Hash> inclusion(int index, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        int middle = from + (int) split(to - from);
        return from + index < middle
                ? and(inclusion(index, from, middle), root(middle, to))
                : and(inclusion(index - (middle - from), middle, to), root(from, middle));
    }

    List<Hash> consistency(int old, int from, int to, boolean whole) {
        if (old == to - from) {
            return whole ? List.of() : List.of(root(from, to));
        }
        int middle = from + (int) split(to - from);
        return old <= middle - from
                ? and(consistency(old, from, middle, whole), root(middle, to))
                : and(consistency(old - (middle - from), middle, to, false), root(from, middle));
    }

    static Hash fold(long index, long size, List<Hash> path, Hash leaf) {
        if (size == 1) {
            return leaf;
        }
        long left = split(size);
        Hash last = path.getLast();
        List<Hash> rest = path.subList(0, path.size() - 1);
        return index < left
                ? Hash.node(fold(index, left, rest, leaf), last)
                : Hash.node(last, fold(index - left, size - left, rest, leaf));
    }

    private static long split(long width) {
        long split = 1;
        while (split * 2 < width) {
            split *= 2;
        }
        return split;
    }

    private static List<Hash> and(List<Hash> path, Hash last) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
