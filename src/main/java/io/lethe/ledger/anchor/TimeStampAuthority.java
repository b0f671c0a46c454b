package io.lethe.ledger.anchor;

import io.lethe.ledger.anchor.DepositFailedException.Code;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
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

    /** Who is there answers at once; who is not must not keep a run from ending. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** For the whole answer: some authorities queue. */
    private static final Duration ANSWER = Duration.ofSeconds(20);

    /** A stamp with a chain of five certificates has some 10 KB. */
    private static final int MAX_BYTES = 256 * 1024;

    /** As many bits as make two equal ones by chance unheard of. */
    private static final int NONCE_BITS = 64;

    private final Address address;
    private final SecureRandom random;
    private final Duration patience;

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
        this.patience = patience;
    }

    @Override
    public Deposit deposit(SignedNote checkpoint) {
        AuthorityCertificates trusted = certificates();
        TimeStampRequest request = request(checkpoint);
        byte[] bytes = ask(request);
        try {
            TimeStampAnswer answer = TimeStampAnswer.parse(bytes);
            answer.expectAnswerTo(request);
            TimeStamp stamp = answer.verify(checkpoint.bytes(), trusted, address.policy());
            return new Deposit.Stamped(answer, trusted, stamp);
        } catch (StampRefusedException e) {
            throw new DepositFailedException(Code.ANCHOR_ANSWER_BAD, address.url() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<byte[]> largest() {
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

    private TimeStampRequest request(SignedNote checkpoint) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        if (address.policy() != null) {
            generator.setReqPolicy(new ASN1ObjectIdentifier(address.policy()));
        }
        return generator.generate(
                NISTObjectIdentifiers.id_sha256,
                Hash.of(checkpoint.bytes()).bytes(),
                new BigInteger(NONCE_BITS, random));
    }

    private byte[] ask(TimeStampRequest question) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        try {
            HttpRequest request = HttpRequest.newBuilder(address.url())
                    .timeout(patience)
                    .header("Content-Type", "application/timestamp-query")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(question.getEncoded()))
                    .build();
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .thenApplyAsync(this::body)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DepositFailedException known ? known : unreachable(words(e.getCause()), e);
        } catch (IOException e) {
            throw unreachable(words(e), e);
        } finally {
            // To close it would wait for an answer that never ends, and so would the run.
            client.shutdownNow();
        }
    }

    private byte[] body(HttpResponse<InputStream> answer) {
        if (answer.statusCode() != 200) {
            throw unreachable("expected an answer with status 200 but was " + answer.statusCode(), null);
        }
        try (InputStream body = answer.body()) {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DepositFailedException(
                        Code.ANCHOR_ANSWER_BAD,
                        address.url() + ": expected a time stamp of at most " + MAX_BYTES
                                + " bytes but there are more");
            }
            return bytes;
        } catch (IOException e) {
            throw unreachable(words(e), e);
        }
    }

    private DepositFailedException unreachable(String words, @Nullable Throwable cause) {
        String message = address.url() + ": " + words;
        return cause == null
                ? new DepositFailedException(Code.ANCHOR_UNREACHABLE, message)
                : new DepositFailedException(Code.ANCHOR_UNREACHABLE, message, cause);
    }

    /** Some exceptions of the client's say nothing but their name. */
    private String words(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> "no answer";
            case java.net.ConnectException refused -> "nobody answers there";
            case java.util.concurrent.TimeoutException late ->
                "no whole answer within " + patience.toMillis() / 1000.0 + " seconds";
            case java.net.http.HttpTimeoutException late -> "no answer in time";
            default -> String.valueOf(failure.getMessage());
        };
    }

    @Override
    public String toString() {
        return address.url().toString();
    }
}
