package io.lethe.ledger.entry;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, as the ledger remembers it for good. One entry is one leaf, whose bytes are canonical JSON:
 *
 * <pre>
 * {"absent":5,"chunks":1,"rows":5,"run":"01980000-0000-7000-8000-000000000001","schema":"lethe.ledger/1","type":"run.finished"}
 * </pre>
 *
 * <p>Leaves outlive every retention period, so no entry holds personal data: no key of a row, no name of a person, no
 * free text. Such things go into {@link Details}, which a leaf only binds by their hash.
 */
public sealed interface Entry
        permits LedgerOpened,
                PolicyAdopted,
                ApprovalGiven,
                HoldPlaced,
                HoldReleased,
                RunStarted,
                ChunkEntry,
                RunFinished,
                RunAborted,
                ReceiptLost,
                RestoreDetected,
                KeyRotated,
                KeyRetired,
                RealmKeyBegun,
                KeyDestroyed,
                SegmentWritten,
                SegmentExpired,
                RestorationOrdered,
                AnchorRecorded,
                CertificateIssued {

    /** The version of all leaf forms; a new one must read the old ones for as long as the ledger lives. */
    String SCHEMA = "lethe.ledger/1";

    /** The word for it in the leaf, such as {@code run.finished}. */
    String type();

    JsonObject json();

    /** The bytes of its leaf. */
    default byte[] bytes() {
        return json().bytes();
    }

    /** The run it belongs to, where it belongs to one. */
    default Optional<RunId> ofRun() {
        return Optional.empty();
    }

    /** The receipt it carries, where it carries one. */
    default Optional<UUID> ofReceipt() {
        return Optional.empty();
    }

    /** The hash of the details that it binds, where it binds some. */
    default Optional<Hash> ofDetails() {
        return Optional.empty();
    }

    /** Refuses bytes that are not exactly what {@link #bytes()} gives back. */
    static Entry read(byte[] leaf) {
        JsonObject json = JsonObject.parse(leaf);
        if (!json.text("schema").equals(SCHEMA)) {
            throw new CanonicalJsonException("schema: expected " + SCHEMA + " but was " + json.text("schema"));
        }
        Entry entry = read(json);
        // What we write is canonical; so bytes that are the same are, and need not be written twice to see it.
        if (!Arrays.equals(entry.bytes(), leaf)) {
            JsonObject.read(leaf);
            throw new CanonicalJsonException("expected the members of " + entry.type() + ", "
                    + entry.json().names() + ", but was "
                    + json.names());
        }
        return entry;
    }

    private static Entry read(JsonObject json) {
        return switch (json.text("type")) {
            case LedgerOpened.TYPE -> LedgerOpened.read(json);
            case PolicyAdopted.TYPE -> PolicyAdopted.read(json);
            case ApprovalGiven.TYPE -> ApprovalGiven.read(json);
            case HoldPlaced.TYPE -> HoldPlaced.read(json);
            case HoldReleased.TYPE -> HoldReleased.read(json);
            case RunStarted.TYPE -> RunStarted.read(json);
            case ChunkPurged.TYPE -> ChunkPurged.read(json);
            case ChunkAnonymised.TYPE -> ChunkAnonymised.read(json);
            case ChunkArchived.TYPE -> ChunkArchived.read(json);
            case ChunkRestored.TYPE -> ChunkRestored.read(json);
            case SegmentWritten.TYPE -> SegmentWritten.read(json);
            case SegmentExpired.TYPE -> SegmentExpired.read(json);
            case RestorationOrdered.TYPE -> RestorationOrdered.read(json);
            case RunFinished.TYPE -> RunFinished.read(json);
            case RunAborted.TYPE -> RunAborted.read(json);
            case ReceiptLost.TYPE -> ReceiptLost.read(json);
            case RestoreDetected.TYPE -> RestoreDetected.read(json);
            case KeyRotated.TYPE -> KeyRotated.read(json);
            case KeyRetired.TYPE -> KeyRetired.read(json);
            case KeyDestroyed.TYPE -> KeyDestroyed.read(json);
            case RealmKeyBegun.TYPE -> RealmKeyBegun.read(json);
            case AnchorRecorded.TYPE -> AnchorRecorded.read(json);
            case CertificateIssued.TYPE -> CertificateIssued.read(json);
            default -> throw new CanonicalJsonException("type: unknown to this version: " + json.text("type"));
        };
    }
}
