package io.lethe.ledger.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.ers.ERSArchiveTimeStamp;
import org.bouncycastle.tsp.ers.ERSArchiveTimeStampGenerator;
import org.bouncycastle.tsp.ers.ERSException;

/** One stamp that renews many: it is over the root of a hash tree whose leaves are the stamps so far, a record each (RFC 4998, 4.2 and 5.2). */
final class Renewal {
    static final DigestCalculatorProvider DIGESTS = digests();

    private final List<EvidenceRecord> records;

    Renewal(List<EvidenceRecord> records) {
        this.records = List.copyOf(records);
    }

    TimeStampRequest request(TimeStampRequestGenerator generator, BigInteger nonce) {
        try {
            return tree(EvidenceRecord.SHA256).generateTimeStampRequest(generator, nonce);
        } catch (TSPException | IOException e) {
            throw new IllegalStateException("a request over hashes can always be made", e);
        }
    }

    /** The records with the stamp that was asked for, in their order. It is not verified here. */
    List<EvidenceRecord> with(TimeStampAnswer answer) {
        return StampToken.reading("renewal of what was asked", () -> renewed(answer));
    }

    private List<EvidenceRecord> renewed(TimeStampAnswer answer) {
        // Authorities write SHA-256 in two ways, with a NULL behind it and without; the library wants to see its own
        // again.
        AlgorithmIdentifier written = answer.token()
                .token()
                .getTimeStampInfo()
                .toASN1Structure()
                .getMessageImprint()
                .getHashAlgorithm();
        try {
            List<ERSArchiveTimeStamp> stamps = tree(written).generateArchiveTimeStamps(answer.response());
            List<EvidenceRecord> renewed = new ArrayList<>();
            for (int i = 0; i < records.size(); i++) {
                renewed.add(records.get(i).and(stamps.get(i).toASN1Structure()));
            }
            return renewed;
        } catch (TSPException | ERSException e) {
            throw StampRefusedException.bad("it is no renewal of what was asked: " + e.getMessage(), e);
        }
    }

    private ERSArchiveTimeStampGenerator tree(AlgorithmIdentifier sha256) {
        try {
            ERSArchiveTimeStampGenerator tree = new ERSArchiveTimeStampGenerator(DIGESTS.get(sha256));
            records.forEach(record -> tree.addData(record.stamps()));
            return tree;
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the JDK has SHA-256", e);
        }
    }

    private static DigestCalculatorProvider digests() {
        try {
            return new JcaDigestCalculatorProviderBuilder().build();
        } catch (OperatorCreationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
