package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.StampRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The certificates by which a time-stamping authority is trusted, as in a PEM file: roots, which have signed themselves, and whatever leads
 * from them to the authority.
 *
 * <p>A chain is judged at the time of the stamp: certificates that have ended since were good then. Nobody is asked whether one was revoked,
 * for that needs a network; who must know asks the authority.
 */
public final class AuthorityCertificates {

    /** A chain of five certificates has some 10 KB. */
    private static final int MAX_BYTES = 256 * 1024;

    private final byte[] pem;
    private final List<X509Certificate> all;

    private AuthorityCertificates(byte[] pem, List<X509Certificate> all) {
        this.pem = pem.clone();
        this.all = List.copyOf(all);
    }

    /** Refuses bytes that hold no root. */
    public static AuthorityCertificates parse(byte[] pem) {
        List<X509Certificate> all = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (pem.length <= MAX_BYTES) {
                for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(pem))) {
                    all.add((X509Certificate) one);
                }
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException("expected certificates in PEM but they cannot be read", e);
        }
        if (all.stream().noneMatch(AuthorityCertificates::isRoot)) {
            throw new IllegalArgumentException("expected certificates in PEM, at least one that has signed itself,"
                    + " in at most " + MAX_BYTES + " bytes, but there is none");
        }
        return new AuthorityCertificates(pem, all);
    }

    public byte[] pem() {
        return pem.clone();
    }

    /** Refuses a certificate that none of the roots led to at this time; {@code others} may lead there too. */
    @SuppressWarnings("JavaUtilDate") // the JDK asks for it
    void expectTrusted(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
        Set<TrustAnchor> roots = all.stream()
                .filter(AuthorityCertificates::isRoot)
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toSet());
        List<X509Certificate> between = new ArrayList<>(all);
        between.addAll(others);
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(signer);
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, wanted);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            CertPathBuilder.getInstance("PKIX").build(parameters);
        } catch (GeneralSecurityException e) {
            throw new StampRefusedException(
                    Reason.UNTRUSTED,
                    "the stamp of " + at + " is by "
                            + signer.getSubjectX500Principal().getName()
                            + ", to which none of the trusted certificates led then: " + this,
                    e);
        }
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** {@code [CN=Example Root CA,O=Example]}. */
    @Override
    public String toString() {
        return all.stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .toList()
                .toString();
    }
}
