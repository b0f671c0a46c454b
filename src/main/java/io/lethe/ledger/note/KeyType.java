package io.lethe.ledger.note;

import io.lethe.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiFunction;

/**
 * What an Ed25519 key signs. One and the same key of two types has two ids, so that no signature of the one passes for one of the other.
 *
 * <p>The form of all of them is {@code name+id+base64(type, key)}; the id is the first four bytes of SHA-256(name, line end, type, key).
 */
enum KeyType {
    /** A note's text. */
    NOTE(1),
    /** A checkpoint, and when it was seen. */
    COSIGNATURE(4);

    private final byte code;

    KeyType(int code) {
        this.code = (byte) code;
    }

    /** Strict: a name, an id that belongs to it, and the key; refuses every other spelling. */
    <K> K parse(String text, BiFunction<String, Ed25519.PublicKey, K> key) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("expected " + this + " name+id+key but was \"" + text + "\"");
        }
        byte[] typed = StrictBase64.decode(parts[2]);
        if (typed.length != 1 + Ed25519.KEY_SIZE || typed[0] != code) {
            throw new IllegalArgumentException(
                    "expected " + this + ", an Ed25519 key of type " + code + ", in \"" + text + "\"");
        }
        Ed25519.PublicKey point = Ed25519.PublicKey.of(Arrays.copyOfRange(typed, 1, typed.length));
        K parsed = key.apply(parts[0], point);
        if (!text(parts[0], point).equals(text)) {
            throw new IllegalArgumentException(
                    "expected " + this + " \"" + text(parts[0], point) + "\" but was \"" + text + "\"");
        }
        return parsed;
    }

    String text(String name, Ed25519.PublicKey key) {
        return name + "+" + HexFormat.of().toHexDigits(id(name, key)) + "+" + StrictBase64.encode(typed(key));
    }

    int id(String name, Ed25519.PublicKey key) {
        byte[] hash = Hash.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed(key))
                .bytes();
        return ByteBuffer.wrap(hash).getInt();
    }

    private byte[] typed(Ed25519.PublicKey key) {
        return ByteBuffer.allocate(1 + Ed25519.KEY_SIZE)
                .put(code)
                .put(key.bytes())
                .array();
    }

    @Override
    public String toString() {
        return switch (this) {
            case NOTE -> "a verifier key";
            case COSIGNATURE -> "a witness's key";
        };
    }
}
