package io.lethe.evidence;

import java.text.Normalizer;

/** Texts of other people on their way into a certificate. */
final class Words {

    private Words() {}

    /**
     * On one line, in Unicode form NFC, without control characters: a line end or a character that turns the direction of reading
     * could make a certificate look as if it said something else.
     */
    static String oneLine(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return Normalizer.normalize(visible, Normalizer.Form.NFC);
    }
}
