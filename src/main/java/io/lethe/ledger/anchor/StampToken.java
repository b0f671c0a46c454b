package io.lethe.ledger.anchor;

import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/** What an authority has signed, in an answer of its or in an evidence record: a {@code TimeStampToken} of RFC 3161. */
record StampToken(TimeStampToken token) {

    static StampToken of(ContentInfo signed) {
        try {
            return new StampToken(new TimeStampToken(signed));
        } catch (TSPException | IOException e) {
            throw none("time stamp", e);
        }
    }

    /** The library reads parts of what it is given as they are asked for; whatever it meets there was in the bytes. */
    static <T> T reading(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StampRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw none(what, e);
        }
    }

    /** A virtual machine that met the same failure often throws it without words. */
    static StampRefusedException none(String what, Exception met) {
        String words = met.getMessage() == null ? met.getClass().getSimpleName() : met.getMessage();
        return StampRefusedException.bad("it is no " + what + ": " + words, met);
    }

    ContentInfo signed() {
        return token.toCMSSignedData().toASN1Structure();
    }

    /** Its bytes in their one form, which others stamp. */
    byte[] der() {
        try {
            return signed().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw none("time stamp", e);
        }
    }

    Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    private String policy() {
        return token.getTimeStampInfo().getPolicy().getId();
    }

    /** Refuses one under another policy; null where any will do. */
    void expectUnder(@Nullable String policy) {
        if (policy != null && !policy.equals(policy())) {
            throw StampRefusedException.bad(
                    "expected a stamp under policy " + policy + " but it is under " + policy(), null);
        }
    }

    void expectOver(byte[] stamped) {
        expectSha256();
        if (!Arrays.equals(
                token.getTimeStampInfo().getMessageImprintDigest(),
                Hash.of(stamped).bytes())) {
            throw otherBytes();
        }
    }

    /** An imprint by another function may be as long, and say nothing. */
    void expectSha256() {
        if (!token.getTimeStampInfo().getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)) {
            throw otherBytes();
        }
    }

    private static StampRefusedException otherBytes() {
        return StampRefusedException.bad("it stamps other bytes than these", null);
    }

    /** What it says, once its signature and whoever made it are known to be good at its time. */
    TimeStamp verify(AuthorityCertificates trusted) {
        X509Certificate signer = signer();
        Instant until = trusted.expectTrusted(signer, carried(), time());
        return new TimeStamp(time(), signer.getSubjectX500Principal().getName(), policy(), until);
    }

    /** Whether certificates led to its signer still, or already, at another time than its own. */
    boolean isTrusted(AuthorityCertificates trusted, Instant at) {
        return trusted.lead(signer(), carried(), at).isPresent();
    }

    private X509Certificate signer() {
        X509CertificateHolder holder = token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() ->
                        StampRefusedException.bad("it does not carry the certificate of whoever signed it", null));
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
            return converted(holder);
        } catch (TSPException | OperatorCreationException | CertificateException e) {
            throw StampRefusedException.bad("its signature does not hold: " + e.getMessage(), e);
        }
    }

    private List<X509Certificate> carried() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            try {
                certificates.add(converted(holder));
            } catch (CertificateException e) {
                throw StampRefusedException.bad("it carries a certificate that cannot be read", e);
            }
        }
        return certificates;
    }

    private static X509Certificate converted(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}
