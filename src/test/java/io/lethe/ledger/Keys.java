package io.lethe.ledger;

import io.lethe.ledger.note.CheckpointSigner;
import io.lethe.ledger.note.Ed25519;
import io.lethe.ledger.row.EpochKey;
import io.lethe.ledger.row.KeyEpoch;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Keys and chance for tests: the same every time. */
public final class Keys {

    private Keys() {}

    public static Ed25519.KeyPair pair(int seed) {
        return Ed25519.KeyPair.generate(random(seed));
    }

    public static CheckpointSigner signer(String origin, int seed) {
        return new CheckpointSigner(origin, pair(seed));
    }

    public static EpochKey epochKey(int seed) {
        byte[] key = new byte[EpochKey.SIZE];
        random(seed).nextBytes(key);
        return new EpochKey(new KeyEpoch("2026Q4"), key);
    }

    /** Nothing to be secure with. */
    public static SecureRandom random(int seed) {
        return new PredictableRandom(seed);
    }

    private static final class PredictableRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient SplittableRandom random;

        PredictableRandom(int seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }
    }
}
