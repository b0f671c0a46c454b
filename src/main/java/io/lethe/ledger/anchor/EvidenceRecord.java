package io.lethe.ledger.anchor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.ArchiveTimeStamp;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampChain;
import org.bouncycastle.asn1.tsp.ArchiveTimeStampSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.ers.ERSByteData;
import org.bouncycastle.tsp.ers.ERSData;
import org.bouncycastle.tsp.ers.ERSDataGroup;
import org.bouncycastle.tsp.ers.ERSEvidenceRecord;
import org.bouncycastle.tsp.ers.ERSException;

/**
 * A stamp and its renewals: an {@code EvidenceRecord} of RFC 4998, the file {@code *.er}. Each renewal is a stamp over those before it, alone or in a
 * hash tree with others, made while these could still be believed; so the first can be believed for as long as the last. Verified in this order:
 *
 * <ol>
 *   <li>its first stamp is the one that is to be renewed
 *   <li>each later one is over all before it, by SHA-256 (BouncyCastle)
 *   <li>each is good by itself, as {@link TimeStampAnswer} says
 *   <li>the certificates that led to each still did so at the time of the next
 * </ol>
 *
 * <p>One chain, by SHA-256, without attributes, in DER: each has one form.
 */
public final class EvidenceRecord {
    static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private static final String WHAT = "evidence record";

    private final List<ArchiveTimeStamp> chain;

    private EvidenceRecord(List<ArchiveTimeStamp> chain) {
        this.chain = List.copyOf(chain);
    }

    /** Of a stamp that was never renewed. */
    static EvidenceRecord of(TimeStampAnswer first) {
        return new EvidenceRecord(
                List.of(new ArchiveTimeStamp(SHA256, null, first.token().signed())));
    }

    /** Refuses every other spelling of what it reads. */
    public static EvidenceRecord parse(byte[] bytes) {
        EvidenceRecord record = StampToken.reading(WHAT, () -> readable(bytes));
        if (!Arrays.equals(record.bytes(), bytes)) {
            throw bad("it is not in the one form: one chain of stamps by SHA-256, without attributes, in DER");
        }
        return record;
    }

    private static EvidenceRecord readable(byte[] bytes) {
        ArchiveTimeStampChain[] chains = org.bouncycastle.asn1.tsp.EvidenceRecord.getInstance(bytes)
                .getArchiveTimeStampSequence()
                .getArchiveTimeStampChains();
        // More than one would be compared with the one form, and found too long.
        return new EvidenceRecord(Stream.of(chains[0].getArchiveTimestamps())
                .map(stamp -> new ArchiveTimeStamp(SHA256, stamp.getReducedHashTree(), stamp.getTimeStamp()))
                .toList());
    }

    public byte[] bytes() {
        try {
            return asn1().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("what was read can be written", e);
        }
    }

    public boolean isRenewed() {
        return chain.size() > 1;
    }

    /**
     * What its stamps say, the first one's first.
     *
     * @param stamped the bytes that the first one is over
     * @param first it
     * @throws StampRefusedException if one of them proves nothing, or was renewed too late
     */
    public List<TimeStamp> verify(byte[] stamped, TimeStampAnswer first, AuthorityCertificates trusted) {
        return StampToken.reading(WHAT, () -> read(stamped, first, trusted));
    }

    private List<TimeStamp> read(byte[] stamped, TimeStampAnswer first, AuthorityCertificates trusted) {
        List<StampToken> tokens =
                chain.stream().map(stamp -> StampToken.of(stamp.getTimeStamp())).toList();
        if (!Arrays.equals(tokens.getFirst().der(), first.token().der())) {
            throw bad("the evidence record renews another stamp than this");
        }
        expectChained();
        tokens.getFirst().expectOver(stamped);
        List<TimeStamp> stamps = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            tokens.get(i).expectSha256();
            stamps.add(tokens.get(i).verify(trusted));
            if (i > 0) {
                expectInTime(tokens.get(i - 1), stamps.get(i - 1), stamps.get(i), trusted);
            }
        }
        return stamps;
    }

    private void expectChained() {
        try {
            // It looks at this when it is made: each stamp against the hash tree of the next.
            new ERSEvidenceRecord(asn1(), Renewal.DIGESTS);
        } catch (ERSException | TSPException e) {
            throw StampRefusedException.bad(
                    "a renewal is over other stamps than those before it: " + e.getMessage(), e);
        }
    }

    private static void expectInTime(
            StampToken token, TimeStamp old, TimeStamp renewal, AuthorityCertificates trusted) {
        Instant at = renewal.time();
        if (at.isBefore(old.time()) || !token.isTrusted(trusted, at)) {
            throw bad("the stamp of " + old.time() + " by " + old.authority() + " was renewed at " + at
                    + ", when its certificates were not in force: they end at " + old.until());
        }
    }

    /** All its stamps, as what the next one is over. */
    ERSData stamps() {
        return new ERSDataGroup(chain.stream()
                .map(stamp -> StampToken.of(stamp.getTimeStamp()).der())
                .map(ERSByteData::new)
                .map(ERSData.class::cast)
                .toList());
    }

    ArchiveTimeStamp last() {
        return chain.getLast();
    }

    EvidenceRecord and(ArchiveTimeStamp renewal) {
        List<ArchiveTimeStamp> longer = new ArrayList<>(chain);
        longer.add(new ArchiveTimeStamp(SHA256, renewal.getReducedHashTree(), renewal.getTimeStamp()));
        return new EvidenceRecord(longer);
    }

    private org.bouncycastle.asn1.tsp.EvidenceRecord asn1() {
        return new org.bouncycastle.asn1.tsp.EvidenceRecord(
                new AlgorithmIdentifier[] {SHA256},
                null,
                null,
                new ArchiveTimeStampSequence(new ArchiveTimeStampChain(chain.toArray(ArchiveTimeStamp[]::new))));
    }

    private static StampRefusedException bad(String message) {
        return StampRefusedException.bad(message, null);
    }
}
