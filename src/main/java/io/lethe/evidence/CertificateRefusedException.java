package io.lethe.evidence;

/** There is nothing to certify, or not yet; the message says why. Nothing was issued. */
public final class CertificateRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CertificateRefusedException(String message) {
        super(message);
    }
}
