package io.lethe.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IPv6 addresses as texts of up to eight groups of hexadecimal digits, of which {@code ::} stands for one or more that are zero. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    /** Of 16 bits each. */
    private static final int GROUPS_OF_NETWORK = 3;

    private static final int HEX = 16;

    private Ipv6Text() {}

    /** The first 48 bits, such as {@code 2001:db8:1::}; empty if it is no address. */
    static Optional<String> network(String text) {
        return groups(text).map(groups -> {
            List<Integer> network = new ArrayList<>(groups.subList(0, GROUPS_OF_NETWORK));
            while (!network.isEmpty() && network.getLast() == 0) {
                network.removeLast();
            }
            return String.join(
                            ":",
                            network.stream()
                                    .map(group -> Integer.toHexString(group).toLowerCase(Locale.ROOT))
                                    .toList())
                    + "::";
        });
    }

    private static Optional<List<Integer>> groups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return numbers(text).filter(groups -> groups.size() == GROUPS);
        }
        Optional<List<Integer>> before = numbers(text.substring(0, gap));
        Optional<List<Integer>> after = numbers(text.substring(gap + 2));
        return before.flatMap(
                head -> after.filter(tail -> head.size() + tail.size() < GROUPS).map(tail -> joined(head, tail)));
    }

    private static List<Integer> joined(List<Integer> head, List<Integer> tail) {
        List<Integer> groups = new ArrayList<>(head);
        while (groups.size() < GROUPS - tail.size()) {
            groups.add(0);
        }
        groups.addAll(tail);
        return groups;
    }

    private static Optional<List<Integer>> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String group : text.isEmpty() ? new String[0] : text.split(":", -1)) {
            if (!group.matches("[0-9A-Fa-f]{1,4}")) {
                return Optional.empty();
            }
            numbers.add(Integer.parseInt(group, HEX));
        }
        return Optional.of(numbers);
    }
}
