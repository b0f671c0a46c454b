package io.lethe.evidence;

import java.text.Normalizer;

/** Texts on their way into a certificate or a verdict. */
final class Words {

    private Words() {}

    /** {@code 4 rows}, {@code 3 rows and 1 object}, of so many that are both. */
    static String counted(long both, long objects) {
        String rows = count(both - objects, " row");
        return objects == 0 ? rows : rows + " and " + count(objects, " object");
    }

    private static String count(long count, String noun) {
        return count + (count == 1 ? noun : noun + "s");
    }

    /**
     * On one line, in Unicode form NFC, without control characters: a line end or a character that turns the direction of reading
     * could make a certificate look as if it said something else.
     */
    static String oneLine(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return Normalizer.normalize(visible, Normalizer.Form.NFC);
    }
}
