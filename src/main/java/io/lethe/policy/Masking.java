package io.lethe.policy;

/** What an anonymised column becomes: the masking's word and, for those that take one, its argument ("" for the others). */
public record Masking(Kind kind, String argument) {
    /** The closed list of maskings. */
    public enum Kind {
        REMOVE("remove"),
        CONSTANT("constant"),
        PSEUDONYM("pseudonym"),
        KEYED_HASH("keyed-hash"),
        TRUNCATE_IP("truncate-ip"),
        COARSEN_DATE("coarsen-date"),
        KEEP_DOMAIN("keep-domain"),
        KEEP_FIRST("keep-first");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
