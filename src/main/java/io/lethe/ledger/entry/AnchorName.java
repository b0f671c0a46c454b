package io.lethe.ledger.entry;

import java.util.regex.Pattern;

/** The name by which configuration and ledger speak of one anchor, such as {@code notary}. */
public record AnchorName(String name) implements Comparable<AnchorName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST = 64;

    public AnchorName {
        if (!FORM.matcher(name).matches() || name.length() > LONGEST) {
            throw new IllegalArgumentException("expected an anchor such as \"notary\" but was \"" + name + "\"");
        }
    }

    @Override
    public int compareTo(AnchorName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
