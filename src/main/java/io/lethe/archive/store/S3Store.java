package io.lethe.archive.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectVersionsIterable;

/**
 * Segments as objects of a bucket. What is written and what is read lies for a moment in a file of its own on this machine, sealed as in
 * the bucket: a segment is put whole or not at all, and read from any place in it.
 *
 * <p>The bucket is asked for on first use, so that whoever only looks at policies waits for no network.
 */
public final class S3Store implements SegmentStore {
    private final S3Place place;
    private final Path spool;
    private final S3Failure failure;
    private @Nullable Bucket bucket;

    /** By way of a directory of this machine, which must have room for a sealed segment of each worker; files there are gone once they are sent or read. */
    public S3Store(S3Place place, Path spool) {
        this.place = place;
        this.spool = spool;
        this.failure = new S3Failure(place);
    }

    private synchronized Bucket bucket() {
        if (bucket == null) {
            bucket = failure.told("open it", () -> Bucket.ask(place));
        }
        return bucket;
    }

    @Override
    public void expectWritable() {
        bucket();
        if (!Files.isDirectory(spool) || !Files.isWritable(spool)) {
            throw new StoreException(
                    "archive " + place + ": expected " + spool
                            + ", by way of which segments go there, to be a directory that this user may write to but it is none. Name another in spool:. Nothing was changed.");
        }
    }

    @Override
    public Draft begin(SegmentName name, LocalDate until) {
        if (exists(name)) {
            throw DirectoryStore.taken(place, name);
        }
        return S3Draft.begin(bucket(), place, name, Spool.make(spool, place, "write " + name), until);
    }

    @Override
    public boolean exists(SegmentName name) {
        S3Client client = bucket().client();
        return failure.told("look for " + name, () -> {
            try {
                client.headObject(request -> request.bucket(place.bucket()).key(place.key(name)));
                return true;
            } catch (S3Exception e) {
                if (S3Failure.isMissing(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public SeekableByteChannel open(SegmentName name) {
        if (!exists(name)) {
            throw new StoreException("archive " + place + ": expected a segment " + name + " but there is none");
        }
        Spool fetched = Spool.make(spool, place, "read " + name);
        try {
            fetch(name, fetched);
            return fetched.open();
        } catch (IOException e) {
            fetched.remove();
            throw fetched.failed("read " + name, e);
        } catch (RuntimeException e) {
            fetched.remove();
            throw e;
        }
    }

    private void fetch(SegmentName name, Spool fetched) throws IOException {
        try (OutputStream into = Files.newOutputStream(fetched.file())) {
            failure.told(
                    "read " + name,
                    () -> bucket().client()
                            .getObject(
                                    request -> request.bucket(place.bucket()).key(place.key(name)),
                                    ResponseTransformer.toOutputStream(
                                            new StoreStream(into, e -> fetched.failed("read " + name, e)))));
        }
    }

    @Override
    public List<SegmentName> list() {
        return failure.told(
                "list its segments",
                () -> bucket()
                        .client()
                        .listObjectsV2Paginator(
                                request -> request.bucket(place.bucket()).prefix(place.prefix()))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(place.prefix().length()))
                        .filter(SegmentName::isOne)
                        .map(SegmentName::new)
                        .sorted()
                        .toList());
    }

    @Override
    public void delete(SegmentName name) {
        failure.told("delete " + name, () -> {
            if (bucket().versioned()) {
                deleteVersions(name);
            } else {
                bucket().client()
                        .deleteObject(request -> request.bucket(place.bucket()).key(place.key(name)));
            }
            return name;
        });
    }

    /** All of them: a deletion without a version only hides what it deletes. */
    private void deleteVersions(SegmentName name) {
        String key = place.key(name);
        ListObjectVersionsIterable pages = bucket().client()
                .listObjectVersionsPaginator(
                        request -> request.bucket(place.bucket()).prefix(key));
        pages.versions().stream()
                .filter(version -> version.key().equals(key))
                .forEach(version -> deleteVersion(key, version.versionId()));
        pages.deleteMarkers().stream()
                .filter(marker -> marker.key().equals(key))
                .forEach(marker -> deleteVersion(key, marker.versionId()));
    }

    private void deleteVersion(String key, String version) {
        bucket().client()
                .deleteObject(request -> request.bucket(place.bucket()).key(key).versionId(version));
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
