package io.lethe.ledger.anchor;

import io.lethe.ledger.note.AddCheckpoint;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.UntrustedNoteException;
import io.lethe.ledger.note.WitnessKey;
import io.lethe.ledger.tree.Hash;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A witness, which cosigns a checkpoint only if it extends what it cosigned before, whoever serves it (C2SP tlog-witness):
 *
 * <ol>
 *   <li>Ask as if it had seen nothing. One that has says how many leaves it saw (409).
 *   <li>Ask again, with the proof from there. Another engine may be asking too: then the number has changed, and so on.
 *   <li>Believe the cosignature only if it is by the key that is configured.
 * </ol>
 *
 * <p>A checkpoint that it refuses although the proof is ours (422) is one of another history than it saw.
 */
public final class WitnessDepositary implements Depositary {
    /** A witness writes a file and signs. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Engines that ask at once are few, and each of their turns is one more round here. */
    private static final int ROUNDS = 5;

    private final URI url;
    private final WitnessKey key;
    private final Duration patience;

    /** {@code url} is what its requests begin with. */
    public WitnessDepositary(URI url, WitnessKey key) {
        this(url, key, PATIENCE);
    }

    /** {@code patience} is for each answer. */
    WitnessDepositary(URI url, WitnessKey key, Duration patience) {
        this.url = URI.create(url.toString().replaceFirst("/+$", ""));
        this.key = key;
        this.patience = patience;
    }

    @Override
    public Deposit deposit(SignedNote checkpoint, ConsistencyProver prover) {
        Inquiry inquiry = inquiry("/add-checkpoint", "a cosignature");
        long size = Checkpoint.parse(checkpoint.text()).size();
        long seen = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Hash> path = seen == 0 ? List.of() : prover.prove(seen, size).path();
            Inquiry.Answer answer =
                    inquiry.post("application/octet-stream", new AddCheckpoint(seen, path, checkpoint).bytes());
            if (answer.status() != 409) {
                return ruling(inquiry, answer, checkpoint, seen);
            }
            long now = sizeIn(inquiry, answer);
            if (now > size) {
                return new Deposit.Overtaken(now);
            }
            if (now == seen) {
                return refused(inquiry, answer, checkpoint, seen);
            }
            seen = now;
        }
        throw inquiry.unreachable("it has seen another checkpoint each time it was asked", null);
    }

    private Deposit ruling(Inquiry inquiry, Inquiry.Answer answer, SignedNote checkpoint, long seen) {
        return switch (answer.status()) {
            case 200 -> cosigned(inquiry, answer, checkpoint);
            case 403, 404 ->
                throw inquiry.misconfigured("expected a witness that trusts "
                        + Checkpoint.parse(checkpoint.text()).origin() + " but was answered with status "
                        + answer.status()
                        + ". Hand the file vkey of the key directory to whoever looks after it, or correct the url");
            case 422 -> refused(inquiry, answer, checkpoint, seen);
            default -> throw inquiry.unexpected(answer);
        };
    }

    /** A witness that has seen nothing has nothing to refuse it for. */
    private Deposit refused(Inquiry inquiry, Inquiry.Answer answer, SignedNote checkpoint, long seen) {
        if (seen == 0) {
            throw inquiry.bad(
                    "expected a cosignature, or what it has seen, but was answered with status " + answer.status(),
                    null);
        }
        return new Deposit.Forked("does not cosign the " + Checkpoint.parse(checkpoint.text())
                + ", since it does not extend that of " + seen + " leaves that it cosigned (" + url + ")");
    }

    private Deposit cosigned(Inquiry inquiry, Inquiry.Answer answer, SignedNote checkpoint) {
        try {
            SignedNote.Signature line =
                    SignedNote.parse(joined(checkpoint.bytes(), answer.bytes())).signatures().stream()
                            .filter(key::made)
                            .findFirst()
                            .orElseThrow(this::notCosigned);
            Instant at = key.cosigned(checkpoint.with(line)).orElseThrow();
            return new Deposit.Attested(new Attestation.Cosignature(line, key), at);
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            throw inquiry.bad(String.valueOf(e.getMessage()), e);
        }
    }

    private UntrustedNoteException notCosigned() {
        return new UntrustedNoteException("expected a cosignature by " + key + " but there is none");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static long sizeIn(Inquiry inquiry, Inquiry.Answer answer) {
        String text = new String(answer.bytes(), StandardCharsets.UTF_8);
        if (!text.matches("(0|[1-9][0-9]{0,17})\n")) {
            throw inquiry.bad("expected the size that it has seen, and a line end, but was something else", null);
        }
        return Long.parseLong(text.strip());
    }

    @Override
    public Optional<byte[]> largest(String origin) {
        String hash = Hash.of(origin.getBytes(StandardCharsets.UTF_8)).hex();
        Inquiry inquiry = inquiry("/" + hash + "/checkpoint", "a checkpoint");
        Inquiry.Answer answer = inquiry.get();
        return switch (answer.status()) {
            case 200 -> Optional.of(expectCosigned(inquiry, answer.bytes()));
            // It has cosigned none, or does not say: then it says so when it is asked to.
            case 404 -> Optional.empty();
            default -> throw inquiry.unexpected(answer);
        };
    }

    private byte[] expectCosigned(Inquiry inquiry, byte[] note) {
        try {
            if (key.cosigned(SignedNote.parse(note)).isEmpty()) {
                throw notCosigned();
            }
            return note;
        } catch (UntrustedNoteException | IllegalArgumentException e) {
            throw inquiry.bad(String.valueOf(e.getMessage()), e);
        }
    }

    private Inquiry inquiry(String path, String what) {
        return new Inquiry(URI.create(url + path), patience, what, AddCheckpoint.MAX_BYTES);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
