package io.lethe.evidence.paper;

import com.openhtmltopdf.extend.FSTextBreaker;

/**
 * Lines end between words only. The renderer's own rules end them after a colon too, in the middle of {@code 22:00:00}, and follow the
 * locale of the machine.
 */
final class WordBreaks implements FSTextBreaker {

    private static final int NONE = -1;

    private String text = "";
    private int at;

    @Override
    public void setText(String newText) {
        text = newText;
        at = 0;
    }

    /** The place after the next space, and at last none. */
    @Override
    public int next() {
        int space = text.indexOf(' ', at);
        at = space < 0 ? text.length() + 1 : space + 1;
        return space < 0 ? NONE : at;
    }
}
