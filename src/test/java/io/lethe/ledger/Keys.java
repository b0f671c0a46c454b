package io.lethe.ledger;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Keys and chance for tests: the same every time. */
final class Keys {

    private Keys() {}

    static Ed25519.KeyPair pair(int seed) {
        return Ed25519.KeyPair.generate(random(seed));
    }

    static CheckpointSigner signer(String origin, int seed) {
        return new CheckpointSigner(origin, pair(seed));
    }

    static EpochKey epochKey(int seed) {
        byte[] key = new byte[EpochKey.SIZE];
        random(seed).nextBytes(key);
        return new EpochKey(new KeyEpoch("2026Q4"), key);
    }

    /** Nothing to be secure with. */
    static SecureRandom random(int seed) {
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
