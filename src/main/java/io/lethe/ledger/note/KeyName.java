package io.lethe.ledger.note;

/** What a key, and the origin of a log, may be called: not empty, no spaces, no control characters, no plus sign. */
public final class KeyName {

    private KeyName() {}

    public static String check(String name) {
        boolean allowed = !name.isEmpty() && name.codePoints().noneMatch(KeyName::isForbidden);
        if (!allowed) {
            throw new IllegalArgumentException(
                    "expected a name such as ledger.example.com/lethe, without spaces and '+'," + " but was \"" + name
                            + "\"");
        }
        return name;
    }

    private static boolean isForbidden(int codePoint) {
        return codePoint == '+'
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.isISOControl(codePoint)
                || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
