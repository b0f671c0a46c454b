package io.lethe.ledger.anchor;

import io.lethe.ledger.note.SignedNote;
import java.util.Optional;

/**
 * Who takes checkpoints into other hands. May be slow and may be away: nobody calls it within a transaction. Safe for several threads and
 * several engines.
 */
public interface Depositary {

    /**
     * Deposits a checkpoint; durable once it returns. May be repeated with the same one.
     *
     * @param prover for those who want to see that the log only grew since they were there last
     * @throws DepositFailedException if it is not known to be there; whoever asks again later loses nothing
     */
    Deposit deposit(SignedNote checkpoint, ConsistencyProver prover);

    /**
     * The bytes of the largest checkpoint of this log that lies there, signed by the log; empty where none does, or where checkpoints are only
     * stamped and not kept.
     *
     * @throws DepositFailedException if it cannot be told
     */
    Optional<byte[]> largest(String origin);
}
