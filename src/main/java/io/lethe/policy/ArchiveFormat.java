package io.lethe.policy;

/** The form that archived rows are written in. All forms hold the same, and every command reads all of them. */
public enum ArchiveFormat {
    /** Text, which people can read in twenty years without any tool of today: what is taken where nothing is said. */
    JSON_LINES("json-lines"),
    /** For the tools of analysts. */
    PARQUET("parquet");

    private final String word;

    ArchiveFormat(String word) {
        this.word = word;
    }

    /** The format that a plan or a policy calls so. */
    public static ArchiveFormat of(String word) {
        for (ArchiveFormat format : values()) {
            if (format.word.equals(word)) {
                return format;
            }
        }
        throw new IllegalArgumentException("expected a format of archives but was \"" + word + "\"");
    }

    @Override
    public String toString() {
        return word;
    }
}
