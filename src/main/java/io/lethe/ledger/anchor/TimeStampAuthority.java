package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.DepositFailedException.Code;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An authority that stamps times by RFC 3161 over HTTP. It learns a hash and nothing else, and keeps nothing: it proves that a checkpoint
 * existed at a time, and would stamp two histories as readily as one.
 */
public final class TimeStampAuthority implements Depositary {

    /** For the whole answer: some authorities queue. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    /** A stamp with a chain of five certificates has some 10 KB. */
    private static final int MAX_BYTES = 256 * 1024;

    /** As many bits as make two equal ones by chance unheard of. */
    private static final int NONCE_BITS = 64;

    private final Address address;
    private final SecureRandom random;
    private final Inquiry inquiry;

    /**
     * Where it is, and how it is believed.
     *
     * @param certificates the file, in PEM, of the certificates that it is trusted by
     * @param policy the object identifier of the policy that it must stamp under; null where any will do
     */
    public record Address(
            URI url, Path certificates, @Nullable String policy) {}

    public TimeStampAuthority(Address address, SecureRandom random) {
        this(address, random, ANSWER);
    }

    /** {@code patience} is for the whole answer. */
    TimeStampAuthority(Address address, SecureRandom random, Duration patience) {
        this.address = address;
        this.random = random;
        this.inquiry = new Inquiry(address.url(), patience, "a time stamp", MAX_BYTES);
    }

    @Override
    public Deposit deposit(SignedNote checkpoint, ConsistencyProver prover) {
        AuthorityCertificates trusted = certificates();
        TimeStampRequest request = generator()
                .generate(
                        NISTObjectIdentifiers.id_sha256,
                        Hash.of(checkpoint.bytes()).bytes(),
                        nonce());
        TimeStampAnswer answer = ask(request);
        TimeStamp stamp = believed(() -> answer.verify(checkpoint.bytes(), trusted, address.policy()));
        return new Deposit.Attested(new Attestation.Stamp(answer, trusted), stamp.time());
    }

    /** Stamps with one more stamp, for all together. */
    public record Renewed(List<EvidenceRecord> records, AuthorityCertificates certificates) {
        public Renewed {
            records = List.copyOf(records);
        }
    }

    /**
     * Has the stamps of these records renewed, all by one; in their order. Whoever knows what was stamped verifies them.
     *
     * @throws DepositFailedException if there is no answer, or none that is believed by the certificates of the settings
     */
    public Renewed renew(List<EvidenceRecord> records) {
        AuthorityCertificates trusted = certificates();
        Renewal renewal = new Renewal(records);
        TimeStampAnswer answer = ask(renewal.request(generator(), nonce()));
        return believed(() -> {
            answer.verify(trusted, address.policy());
            return new Renewed(renewal.with(answer), trusted);
        });
    }

    private <T> T believed(Supplier<T> check) {
        try {
            return check.get();
        } catch (StampRefusedException e) {
            throw inquiry.bad(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Optional<byte[]> largest(String origin) {
        return Optional.empty();
    }

    private AuthorityCertificates certificates() {
        try {
            return AuthorityCertificates.parse(Files.readAllBytes(address.certificates()));
        } catch (IOException e) {
            throw new DepositFailedException(
                    Code.ANCHOR_MISCONFIGURED,
                    address.certificates() + ": expected certificates in PEM but it cannot be read",
                    e);
        } catch (IllegalArgumentException e) {
            throw new DepositFailedException(
                    Code.ANCHOR_MISCONFIGURED, address.certificates() + ": " + e.getMessage(), e);
        }
    }

    private TimeStampRequestGenerator generator() {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        if (address.policy() != null) {
            generator.setReqPolicy(new ASN1ObjectIdentifier(address.policy()));
        }
        return generator;
    }

    private BigInteger nonce() {
        return new BigInteger(NONCE_BITS, random);
    }

    private TimeStampAnswer ask(TimeStampRequest question) {
        Inquiry.Answer answer = inquiry.post("application/timestamp-query", encoded(question));
        if (answer.status() != 200) {
            throw inquiry.unexpected(answer);
        }
        return believed(() -> {
            TimeStampAnswer read = TimeStampAnswer.parse(answer.bytes());
            read.expectAnswerTo(question);
            return read;
        });
    }

    private static byte[] encoded(TimeStampRequest question) {
        try {
            return question.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("a request of ours can always be written", e);
        }
    }

    @Override
    public String toString() {
        return address.url().toString();
    }
}
