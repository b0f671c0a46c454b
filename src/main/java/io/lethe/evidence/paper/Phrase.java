package io.lethe.evidence.paper;

/** Words for one place of a certificate, in each language: {@code {0}} stands for the first value, {@code {1}} for the second. */
record Phrase(String english, String german) {

    /** In a language, with values put in; what looks like a placeholder inside a value stays as it is. */
    String in(Language language, String... values) {
        String pattern = switch (language) {
            case EN -> english;
            case DE -> german;
        };
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            filled.append(pattern, from, open).append(values[Integer.parseInt(pattern, open + 1, close, 10)]);
            from = close + 1;
        }
        return filled.append(pattern, from, pattern.length()).toString();
    }
}
