package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.StampRefusedException.Reason;
import java.io.IOException;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
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
            throw StampToken.none("time stamp", e);
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
            throw StampRefusedException.bad("it does not answer what was asked: " + e.getMessage(), e);
        }
    }

    /**
     * What it says about these bytes.
     *
     * @param policy the one that it must be under; null where any will do
     * @throws StampRefusedException if it proves nothing about them
     */
    public TimeStamp verify(byte[] stamped, AuthorityCertificates trusted, @Nullable String policy) {
        return StampToken.reading("time stamp", () -> {
            token().expectOver(stamped);
            return verify(trusted, policy);
        });
    }

    /** What it says, whatever it is over. */
    TimeStamp verify(AuthorityCertificates trusted, @Nullable String policy) {
        return StampToken.reading("time stamp", () -> {
            token().expectUnder(policy);
            return token().verify(trusted);
        });
    }

    StampToken token() {
        return new StampToken(response.getTimeStampToken());
    }

    TimeStampResponse response() {
        return response;
    }
}
