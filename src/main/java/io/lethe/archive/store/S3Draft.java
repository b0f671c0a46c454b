package io.lethe.archive.store;

import io.lethe.archive.content.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object that becomes visible whole or not at all.
 *
 * <ol>
 *   <li>Write to a file of this machine, and digest what is written.
 *   <li>Put it with that digest, which the store computes too, under the condition that nobody has the name, and kept until its last day.
 * </ol>
 *
 * <p>If we die before the put, a sealed file stays on this machine, which nobody reads. If we die after it, the segment is whole, and
 * whoever goes on finds it.
 */
final class S3Draft implements SegmentStore.Draft {
    private static final int BUFFER = 1 << 16;

    private final Bucket bucket;
    private final S3Place place;
    private final SegmentName name;
    private final Spool spool;
    private final LocalDate until;
    private final MessageDigest digest = Sha256.digest();
    private final OutputStream file;
    private final OutputStream out;

    private S3Draft(Bucket bucket, S3Place place, SegmentName name, Spool spool, LocalDate until) throws IOException {
        this.bucket = bucket;
        this.place = place;
        this.name = name;
        this.spool = spool;
        this.until = until;
        this.file = Files.newOutputStream(spool.file());
        this.out = new BufferedOutputStream(
                new StoreStream(new DigestOutputStream(file, digest), e -> spool.failed("write " + name, e)), BUFFER);
    }

    static S3Draft begin(Bucket bucket, S3Place place, SegmentName name, Spool spool, LocalDate until) {
        try {
            return new S3Draft(bucket, place, name, spool, until);
        } catch (IOException e) {
            throw spool.failed("write " + name, e);
        }
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public void commit() {
        try {
            out.flush();
            file.close();
        } catch (IOException e) {
            throw spool.failed("write " + name, e);
        }
        String sent = Base64.getEncoder().encodeToString(digest.digest());
        PutObjectRequest.Builder put = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.key(name))
                .ifNoneMatch("*")
                .checksumSHA256(sent);
        bucket.keep(put, until);
        String stored = new S3Failure(place).told("write " + name, () -> put(put.build()));
        if (!sent.equals(stored)) {
            throw new StoreException("archive " + place + ": expected " + name + " with the SHA-256 " + sent
                    + " but the store has " + stored + ". No row was deleted for it.");
        }
    }

    /** The digest that the store found. */
    private String put(PutObjectRequest request) {
        try {
            String found = bucket.client()
                    .putObject(request, RequestBody.fromFile(spool.file()))
                    .checksumSHA256();
            bucket.ensureKept(place.bucket(), place.key(name), until);
            return found;
        } catch (S3Exception e) {
            throw S3Failure.isTaken(e) ? DirectoryStore.taken(place, name) : e;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw spool.failed("write " + name, e);
        } finally {
            spool.remove();
        }
    }
}
