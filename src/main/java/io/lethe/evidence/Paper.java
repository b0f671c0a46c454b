package io.lethe.evidence;

/** The certificate as a document for people, {@code certificate.pdf}: the same certificate makes the same bytes. */
@FunctionalInterface
public interface Paper {

    byte[] of(Certificate certificate);
}
