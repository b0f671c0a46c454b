package io.lethe.policy.yaml;

/** A mistake after which nothing more can be read from the file. */
final class UnreadableYamlException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Mistake mistake;

    UnreadableYamlException(Mistake mistake) {
        super(mistake.message(), null, false, false);
        this.mistake = mistake;
    }

    Mistake mistake() {
        return mistake;
    }
}
