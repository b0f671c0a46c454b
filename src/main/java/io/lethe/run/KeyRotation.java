package io.lethe.run;

import io.lethe.ledger.SigningKeys;
import io.lethe.ledger.SigningKeys.Term;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.KeyRetired;
import io.lethe.ledger.entry.KeyRotated;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.key.LogKeys;
import io.lethe.ledger.note.SigningTerm;
import io.lethe.ledger.note.VerifierKey;
import java.sql.SQLException;
import java.util.List;

/**
 * Changes the key that signs checkpoints, in two turns and as much time between them as others need to learn of it:
 *
 * <ol>
 *   <li>{@link #begin} makes a key and appends {@code key.rotated}, with who and why as its details. From the next checkpoint on the old and the new
 *       key sign; so whoever trusts either goes on, and the old key vouches for the new. If we die before the entry: a key lies there that
 *       signs nothing, and the next try takes that one.
 *   <li>{@link #retire} appends {@code key.retired}. The next checkpoint is the last that the old key signs; after it, its private half is destroyed.
 *       If we die before that: repeating it destroys it.
 * </ol>
 *
 * <p>Its public half stays in {@code vkey}, and in every certificate, for ever: what it signed stays signed.
 */
public final class KeyRotation {
    private final Equipment engine;

    public KeyRotation(Equipment engine) {
        this.engine = engine;
    }

    /** Which key signs, or signed, from which leaf to which. */
    public List<Term> terms() throws SQLException {
        return keys().terms();
    }

    /** Which key signs, or signed, checkpoints of which size: for whoever checks. */
    public List<SigningTerm> handedOut() {
        return engine.ledger().signingTerms(Long.MAX_VALUE);
    }

    private SigningKeys keys() throws SQLException {
        return engine.own().read(SigningKeys::of);
    }

    /** The key's file in the key directory, without {@code .key}. */
    public String name(VerifierKey key) {
        return engine.keys().logKeys().name(key);
    }

    /** Begins a rotation; refuses while one is under way. */
    public VerifierKey begin(Signature signature) throws SQLException {
        refuseTwo(keys());
        VerifierKey next = unused(keys());
        Details details = engine.details(signature);
        engine.own().inTransaction(tx -> {
            Leaf begun = engine.ledger()
                    .append(tx, new KeyRotated(next, engine.clock().instant(), details.hash()), details);
            return refuseOvertaken(SigningKeys.of(tx), begun);
        });
        engine.ledger().checkpoint();
        return next;
    }

    /**
     * Two who begin at the same time stand in line at the ledger's head; the second finds another key beside the old one, or that the first has
     * taken the very key that it meant to.
     */
    private static SigningKeys refuseOvertaken(SigningKeys keys, Leaf begun) {
        boolean alone =
                keys.signing().size() == 2 && keys.terms().stream().anyMatch(term -> term.since() == begun.index());
        if (!alone) {
            throw new RunRefusedException("expected one key that signs checkpoints but somebody else has just begun a"
                    + " rotation. lethe keys list shows both keys.");
        }
        return keys;
    }

    private void refuseTwo(SigningKeys keys) {
        List<VerifierKey> signing = keys.signing();
        if (signing.size() > 1) {
            throw new RunRefusedException(
                    "expected one key that signs checkpoints but there are two, since a rotation is" + " under way: "
                            + signing + ". End it by lethe keys retire " + name(signing.getFirst()) + " first.");
        }
    }

    /** One that was made when we died, or another. */
    private VerifierKey unused(SigningKeys keys) {
        List<VerifierKey> known = keys.terms().stream().map(Term::key).toList();
        return engine.keys().logKeys().here().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .orElseGet(engine.keys()::createNextLogKey);
    }

    /** The key of this name, {@code log} or {@code log-3ef7da6b}, if it signs beside another; refuses any other. */
    public VerifierKey retirable(String name) throws SQLException {
        LogKeys there = engine.keys().logKeys();
        List<VerifierKey> signing = keys().signing();
        VerifierKey key = there.all().stream()
                .filter(one -> there.name(one).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new RunRefusedException("expected the name of a key that signs checkpoints, as lethe keys"
                                + " list prints its file, without .key, but was \"" + name + "\"."));
        if (signing.equals(List.of(key))) {
            throw new RunRefusedException("expected another key that signs too but " + name
                    + " is the only one. Begin its rotation by lethe keys rotate, and hand out what lethe keys export"
                    + " prints; retire it when all have that.");
        }
        return key;
    }

    /** Ends a key's term, or goes on where that was cut off. */
    public void retire(VerifierKey key, Signature signature) throws SQLException {
        // Both have signed once, so that the new key has the old one's word; and the other one is here.
        engine.ledger().checkpoint();
        if (keys().signing().contains(key)) {
            Details details = engine.details(signature);
            engine.own().inTransaction(tx -> {
                engine.ledger().append(tx, new KeyRetired(key, engine.clock().instant(), details.hash()), details);
                return refuseNone(SigningKeys.of(tx));
            });
        }
        engine.ledger().checkpoint();
        engine.keys().destroyLogKey(key);
    }

    /** Two who retire at the same time stand in line at the ledger's head; the second finds that there would be none left. */
    private static SigningKeys refuseNone(SigningKeys keys) {
        if (keys.signing().isEmpty()) {
            throw new RunRefusedException("expected another key that signs too but somebody else has just retired it.");
        }
        return keys;
    }
}
