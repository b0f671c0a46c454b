package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.StampRefusedException.Reason;
import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a time-stamping authority answered: a {@code TimeStampResp} of RFC 3161, the file {@code *.tsr} of {@code openssl ts}. Verified in
 * this order:
 *
 * <ol>
 *   <li>it was granted, and has a token
 *   <li>the token is over exactly these bytes, by SHA-256
 *   <li>the certificate that it names (ESS) is in it, was in force at its time, and may stamp times and nothing else (critical)
 *   <li>that certificate's key signed it
 *   <li>trusted certificates led to that certificate at the time of the stamp
 * </ol>
 */
public final class TimeStampAnswer {

    private final byte[] bytes;
    private final TimeStampResponse response;

    private TimeStampAnswer(byte[] bytes, TimeStampResponse response) {
        this.bytes = bytes.clone();
        this.response = response;
    }

    /** Refuses bytes that are no answer, or one that was not granted. */
    public static TimeStampAnswer parse(byte[] bytes) {
        TimeStampResponse response;
        try {
            response = new TimeStampResponse(bytes);
        } catch (TSPException | IOException | RuntimeException e) {
            throw bad("it is no time stamp: " + e.getMessage(), e);
        }
        int status = response.getStatus();
        if ((status != PKIStatus.GRANTED && status != PKIStatus.GRANTED_WITH_MODS)
                || response.getTimeStampToken() == null) {
            throw new StampRefusedException(
                    Reason.BAD, "the authority did not grant it (status " + status + "): " + words(response));
        }
        return new TimeStampAnswer(bytes, response);
    }

    private static String words(TimeStampResponse response) {
        String words = response.getStatusString();
        return words == null || words.isBlank() ? "it does not say why" : words.strip();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Refuses an answer to another question: another nonce, other bytes, another policy than was asked for. */
    void expectAnswerTo(TimeStampRequest request) {
        try {
            response.validate(request);
        } catch (TSPException e) {
            throw bad("it does not answer what was asked: " + e.getMessage(), e);
        }
    }

    /**
     * What it says about these bytes.
     *
     * @param policy the one that it must be under; null where any will do
     * @throws StampRefusedException if it proves nothing about them
     */
    public TimeStamp verify(byte[] stamped, AuthorityCertificates trusted, @Nullable String policy) {
        try {
            return read(stamped, trusted, policy);
        } catch (StampRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            // The library reads parts of it as they are asked for; whatever it meets there was in the answer.
            throw bad("it is no time stamp: " + e.getMessage(), e);
        }
    }

    private TimeStamp read(byte[] stamped, AuthorityCertificates trusted, @Nullable String policy) {
        TimeStampToken token = response.getTimeStampToken();
        TimeStampTokenInfo info = token.getTimeStampInfo();
        expectImprint(info, stamped);
        String under = info.getPolicy().getId();
        if (policy != null && !policy.equals(under)) {
            throw bad("expected a stamp under policy " + policy + " but it is under " + under, null);
        }
        List<X509Certificate> carried = carried(token);
        X509Certificate signer = signer(token);
        Instant time = info.getGenTime().toInstant();
        trusted.expectTrusted(signer, carried, time);
        return new TimeStamp(time, signer.getSubjectX500Principal().getName(), under);
    }

    private static void expectImprint(TimeStampTokenInfo info, byte[] stamped) {
        boolean same = info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                && Arrays.equals(
                        info.getMessageImprintDigest(), Hash.of(stamped).bytes());
        if (!same) {
            throw bad("it stamps other bytes than these", null);
        }
    }

    private static X509Certificate signer(TimeStampToken token) {
        X509CertificateHolder holder = token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> bad("it does not carry the certificate of whoever signed it", null));
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
            return converted(holder);
        } catch (TSPException | OperatorCreationException | CertificateException e) {
            throw bad("its signature does not hold: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> carried(TimeStampToken token) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            try {
                certificates.add(converted(holder));
            } catch (CertificateException e) {
                throw bad("it carries a certificate that cannot be read", e);
            }
        }
        return certificates;
    }

    private static X509Certificate converted(X509CertificateHolder holder) throws CertificateException {
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    private static StampRefusedException bad(String message, @Nullable Throwable cause) {
        return cause == null
                ? new StampRefusedException(Reason.BAD, message)
                : new StampRefusedException(Reason.BAD, message, cause);
    }
}
