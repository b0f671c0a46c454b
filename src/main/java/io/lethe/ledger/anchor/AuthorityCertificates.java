package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.StampRefusedException.Reason;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
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
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

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

    /** These and those of another file, each once: what either leads to, both do. */
    public AuthorityCertificates and(AuthorityCertificates others) {
        if (all.containsAll(others.all)) {
            return this;
        }
        Set<X509Certificate> both = new LinkedHashSet<>(all);
        both.addAll(others.all);
        String lines = both.stream().map(AuthorityCertificates::lines).collect(Collectors.joining());
        return new AuthorityCertificates(lines.getBytes(StandardCharsets.US_ASCII), List.copyOf(both));
    }

    private static String lines(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + BASE64.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    /**
     * When the first certificate ends of those that lead to this one at this time; {@code others} may be among them. Refuses one that none of the
     * roots led to then.
     */
    Instant expectTrusted(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
        return lead(signer, others, at)
                .orElseThrow(() -> new StampRefusedException(
                        Reason.UNTRUSTED,
                        "the stamp of " + at + " is by "
                                + signer.getSubjectX500Principal().getName()
                                + ", to which none of the trusted certificates led then: " + this));
    }

    /** As {@link #expectTrusted}; empty where none of the roots led to it. */
    @SuppressWarnings("JavaUtilDate") // the JDK asks for it
    Optional<Instant> lead(X509Certificate signer, Collection<X509Certificate> others, Instant at) {
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
            CertPath path =
                    CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
            return Optional.of(firstEnd(signer, path));
        } catch (CertPathBuilderException e) {
            // There is no such path, or none that was in force then: the builder has no other way to say so.
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK looks for paths of certificates", e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // the JDK asks for it
    private static Instant firstEnd(X509Certificate signer, CertPath path) {
        Instant end = signer.getNotAfter().toInstant();
        for (Certificate each : path.getCertificates()) {
            Instant its = ((X509Certificate) each).getNotAfter().toInstant();
            end = its.isBefore(end) ? its : end;
        }
        return end;
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
