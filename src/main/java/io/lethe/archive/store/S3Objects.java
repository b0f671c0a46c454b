package io.lethe.archive.store;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Small objects of a bucket by their names, which are no segments. Where the bucket locks objects, each is kept for a while, and every version of one that
 * is written over.
 *
 * <p>The bucket is asked for on first use. All methods throw {@link StoreException} when the bucket cannot do what it is asked, and say why.
 */
public final class S3Objects {
    private final S3Place place;
    private final @Nullable Period keep;
    private final InstantSource clock;
    private final S3Failure failure;
    private @Nullable Bucket bucket;

    /** {@code keep} is null where objects are not to be locked, whatever the bucket can do. */
    public S3Objects(S3Place place, @Nullable Period keep, InstantSource clock) {
        this.place = place;
        this.keep = keep;
        this.clock = clock;
        this.failure = S3Failure.ofObjects(place);
    }

    private synchronized Bucket bucket() {
        if (bucket == null) {
            bucket = failure.told("open it", () -> Bucket.ask(place));
        }
        return bucket;
    }

    /** The bytes of an object; empty if there is none. */
    public Optional<byte[]> read(String name) {
        Bucket from = bucket();
        return failure.told("read " + name, () -> {
            try {
                return Optional.of(from.client()
                        .getObjectAsBytes(
                                request -> request.bucket(place.bucket()).key(key(name)))
                        .asByteArray());
            } catch (S3Exception e) {
                if (S3Failure.isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** Writes an object under a name that is free; false if it is not, and then what is there stays. */
    public boolean create(String name, byte[] bytes) {
        return failure.told("write " + name, () -> {
            try {
                put(name, bytes, request(name).ifNoneMatch("*"));
                return true;
            } catch (S3Exception e) {
                if (S3Failure.isTaken(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Writes an object in the place of the one that is there. */
    public void replace(String name, byte[] bytes) {
        failure.told("write " + name, () -> {
            put(name, bytes, request(name));
            return name;
        });
    }

    private PutObjectRequest.Builder request(String name) {
        return PutObjectRequest.builder().bucket(place.bucket()).key(key(name));
    }

    private void put(String name, byte[] bytes, PutObjectRequest.Builder request) {
        Bucket into = bucket();
        if (keep == null) {
            into.client().putObject(request.build(), RequestBody.fromBytes(bytes));
            return;
        }
        LocalDate until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plus(keep);
        into.keep(request, until);
        into.client().putObject(request.build(), RequestBody.fromBytes(bytes));
        into.ensureKept(place.bucket(), key(name), until);
    }

    /** Removes the objects whose names begin with this folder's; nothing where the bucket locks objects. */
    public void clear(String folder) {
        Bucket from = bucket();
        if (from.locking()) {
            return;
        }
        failure.told("remove " + folder, () -> {
            from
                    .client()
                    .listObjectsV2Paginator(
                            request -> request.bucket(place.bucket()).prefix(key(folder) + "/"))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .forEach(key -> from.client()
                            .deleteObject(
                                    request -> request.bucket(place.bucket()).key(key)));
            return folder;
        });
    }

    private String key(String name) {
        return place.prefix() + name;
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
