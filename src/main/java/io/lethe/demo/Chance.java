package io.lethe.demo;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Draws that depend on nothing but the sample's seed, a word and a number. So any fact of the sample can be worked out again
 * where it is needed, in any order and by any thread, and ten million rows need no memory.
 */
final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Chance of(long seed, String what, long number) {
        // Two multiplications by odd constants keep neighbours apart; SplittableRandom mixes what it is given.
        return new Chance(
                seed * 0x9E3779B97F4A7C15L + what.hashCode() * 0xC2B2AE3D27D4EB4FL + number * 0xD1342543DE82EF95L);
    }

    SplittableRandom generator() {
        return random;
    }

    /** 0 to {@code bound} - 1. */
    long below(long bound) {
        return random.nextLong(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** True with the given probability. */
    boolean yes(double share) {
        return random.nextDouble() < share;
    }

    /** 0 to 1, small values much more often than large ones: young things are many. */
    double skewed() {
        double even = random.nextDouble();
        return even * even;
    }

    <T> T pick(List<T> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    UUID uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    byte[] uuidBytes() {
        UUID uuid = uuid();
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** From the networks that are reserved for documentation. */
    byte[] ipBytes() {
        byte host = (byte) random.nextInt(1, 255);
        return switch (random.nextInt(3)) {
            case 0 -> new byte[] {(byte) 192, 0, 2, host};
            case 1 -> new byte[] {(byte) 198, 51, 100, host};
            default -> new byte[] {(byte) 203, 0, 113, host};
        };
    }

    String ip() {
        if (yes(0.15)) {
            return "2001:db8::" + Integer.toHexString(random.nextInt(1, 0x10000));
        }
        byte[] ip = ipBytes();
        return (ip[0] & 255) + "." + ip[1] + "." + ip[2] + "." + (ip[3] & 255);
    }
}
