package io.lethe.ledger.json;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The one way an id is written, as text and as its 16 bytes. */
public final class Uuids {

    private Uuids() {}

    /** Strict: lower-case, with all digits. */
    public static UUID parse(String text) {
        // UUID.fromString also takes "1-1-1-1-1" and upper case: two spellings of one id.
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equals(text)) {
            throw new IllegalArgumentException("expected an id such as " + uuid + " but was \"" + text + "\"");
        }
        return uuid;
    }

    public static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    public static UUID read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
