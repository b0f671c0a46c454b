package io.lethe.evidence.paper;

import java.util.Arrays;
import java.util.Locale;

/** A language that certificates are written in. */
public enum Language {
    EN(Locale.ENGLISH),
    DE(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** Refuses every code but {@code en} and {@code de}. */
    public static Language read(String code) {
        return Arrays.stream(values())
                .filter(language -> language.toString().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected en or de but was \"" + code + "\""));
    }

    Locale locale() {
        return locale;
    }

    /** The code of ISO 639. */
    @Override
    public String toString() {
        return locale.getLanguage();
    }
}
