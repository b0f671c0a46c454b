package io.lethe;

import io.lethe.archive.seal.WrappingKeyName;
import io.lethe.archive.seal.WrappingKeys;
import io.lethe.ledger.key.KeyDirectory;
import io.lethe.ledger.row.KeyEpoch;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys of archives lie beside the ledger's: one directory to guard and to back up. */
record ArchiveKeys(Supplier<KeyDirectory> keys) implements WrappingKeys {
    @Override
    public byte[] keyOrNew(WrappingKeyName name) {
        return keys.get().archiveKeyOrNew(new KeyEpoch(name.name()));
    }

    @Override
    public Optional<byte[]> key(WrappingKeyName name) {
        return keys.get().archiveKey(new KeyEpoch(name.name()));
    }
}
