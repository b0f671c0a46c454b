package io.lethe.policy;

/** Why the data may be kept as long as it is: one of the six grounds of GDPR Art. 6(1), and a reference in words. */
public record Basis(Type type, String reference) {
    /** GDPR Art. 6(1)(a) to (f), in that order. */
    public enum Type {
        CONSENT("consent"),
        CONTRACT("contract"),
        LEGAL_OBLIGATION("legal-obligation"),
        VITAL_INTEREST("vital-interest"),
        PUBLIC_TASK("public-task"),
        LEGITIMATE_INTEREST("legitimate-interest");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }
}
