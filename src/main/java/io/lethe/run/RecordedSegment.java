package io.lethe.run;

import io.lethe.archive.content.Sha256;
import io.lethe.archive.store.SegmentName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A segment as own remembers it.
 *
 * @param archive the name of the archive that it lies in
 * @param content the digest of its text
 * @param file the digest of its file
 * @param expiresOn the last day on which it is kept
 * @param expiredAt when it was removed; null while it is there
 */
public record RecordedSegment(
        SegmentName name,
        String archive,
        TargetName target,
        TableName table,
        DatasetId dataset,
        long rows,
        Sha256 content,
        long size,
        Sha256 file,
        Instant writtenAt,
        LocalDate expiresOn,
        @Nullable Instant expiredAt) {}
