package io.lethe.ledger;

import io.lethe.ledger.anchor.Attestation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time stamp as it lies in own. Not read yet: one that cannot be read must not keep others from being renewed.
 *
 * @param size of the tree under the checkpoint that it stamps
 * @param note the bytes of that
 * @param until when its certificates end; null where nobody has looked yet
 * @param authority the certificates, in PEM, by which the answer was believed
 * @param renewals the evidence record; null where there is none yet
 * @param renewedBy the certificates by which answer and renewals are believed; there where these are
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the database to whoever reads it, never compared or kept
record StoredStamp(
        long size,
        byte[] note,
        @Nullable Instant until,
        byte[] answer,
        byte[] authority,
        byte @Nullable [] renewals,
        byte @Nullable [] renewedBy) {

    Attestation.Stamp read() {
        return Attestation.Stamp.read(answer, authority, renewals, renewedBy);
    }
}
