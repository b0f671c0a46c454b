package io.lethe.ledger;

import io.lethe.ledger.entry.Details;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.row.ChunkRows;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.SealedKeys;
import java.security.SecureRandom;
import java.util.UUID;

/** Seals keys and salts details with one source of chance, so that no other room needs any. Safe for several threads. */
public final class Sealer {

    private final SecureRandom random;

    public Sealer(SecureRandom random) {
        this.random = random;
    }

    /** Keys and subjects as they lie in a receipt: see {@link SealedKeys}. */
    public byte[] seal(ChunkRows rows, EpochKey key, UUID receipt) {
        return SealedKeys.seal(rows.encode(), key, receipt, random);
    }

    /** Details under a fresh salt. */
    public Details details(JsonObject content) {
        return Details.of(content, random);
    }
}
