package io.lethe.archive.seal;

import java.util.Optional;

/** The keys that wrap data keys: 32 bytes each, kept by whoever keeps the engine's other keys. Safe for several threads and engines. */
public interface WrappingKeys {
    /** The key of this name; made, and durable, if there was none. Whoever asks at the same time gets the same. */
    byte[] keyOrNew(WrappingKeyName name);

    /** The key of this name; empty when there is none, which after its destruction is as it should be. */
    Optional<byte[]> key(WrappingKeyName name);
}
