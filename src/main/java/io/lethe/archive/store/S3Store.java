package io.lethe.archive.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
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
    private final S3Failure failure;
    private @Nullable Bucket bucket;

    public S3Store(S3Place place) {
        this.place = place;
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
    }

    @Override
    public Draft begin(SegmentName name, LocalDate until) {
        if (exists(name)) {
            throw DirectoryStore.taken(place, name);
        }
        return S3Draft.begin(bucket(), place, name, until);
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
        Spool spool = Spool.make(place, "read " + name);
        try {
            fetch(name, spool);
            return spool.open();
        } catch (IOException e) {
            spool.remove();
            throw spool.failed("read " + name, e);
        } catch (RuntimeException e) {
            spool.remove();
            throw e;
        }
    }

    private void fetch(SegmentName name, Spool spool) throws IOException {
        try (OutputStream into = Files.newOutputStream(spool.file())) {
            failure.told(
                    "read " + name,
                    () -> bucket().client()
                            .getObject(
                                    request -> request.bucket(place.bucket()).key(place.key(name)),
                                    ResponseTransformer.toOutputStream(
                                            new StoreStream(into, e -> spool.failed("read " + name, e)))));
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
