package io.lethe.evidence;

/** What was brought as a certificate is none, or not what it was; the message says where. */
public final class BundleRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BundleRefusedException(String message) {
        super(message);
    }

    BundleRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
