package io.lethe.archive.store;

import java.util.regex.Pattern;

/**
 * The name of a segment, which is also its file's: {@code crm.invoice-01980000-0000-7000-8000-000000000001-1-2-1.jsonl.zst}. It can
 * leave no directory and needs no quoting on any system.
 */
public record SegmentName(String name) implements Comparable<SegmentName> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_$.-]{0,239}");

    public SegmentName {
        if (!isOne(name)) {
            throw new IllegalArgumentException(
                    "expected the name of a segment, as archive list prints it, but was \"" + name + "\"");
        }
    }

    static boolean isOne(String name) {
        return FORM.matcher(name).matches();
    }

    @Override
    public int compareTo(SegmentName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
