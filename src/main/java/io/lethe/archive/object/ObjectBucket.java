package io.lethe.archive.object;

import io.lethe.archive.store.S3Connection;
import io.lethe.archive.store.S3Place;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.paginators.ListObjectVersionsIterable;

/** Objects of a bucket, below a prefix. Where the bucket keeps versions, or once kept them, each is removed by its own name. */
public final class ObjectBucket implements ObjectStore {
    private final S3Place place;
    private final S3Connection bucket;

    public ObjectBucket(S3Place place) {
        this.place = place;
        this.bucket = new S3Connection(place, "object store", "Objects whose rows are gone stay owed.");
    }

    @Override
    public void expectReachable() {
        bucket.expectReachable();
    }

    @Override
    public boolean has(String key) {
        boolean versioned = bucket.isVersioned();
        return bucket.told(
                "look for an object",
                s3 -> versioned ? versions(s3, key).findAny().isPresent() : isThere(s3, key));
    }

    private boolean isThere(S3Client s3, String key) {
        try {
            s3.headObject(request -> request.bucket(place.bucket()).key(place.prefix() + key));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void remove(String key) throws ObjectKeptException {
        boolean versioned = bucket.isVersioned();
        Optional<String> kept = bucket.told("remove an object", s3 -> {
            if (versioned) {
                return Stream.concat(versions(s3, key), markers(s3, key))
                        .flatMap(version -> kept(s3, key, version).stream())
                        .reduce((first, second) -> first);
            }
            return kept(s3, key, "");
        });
        if (kept.isPresent()) {
            throw new ObjectKeptException(kept.get());
        }
    }

    private Stream<String> versions(S3Client s3, String key) {
        return pages(s3, place.prefix() + key).versions().stream()
                .filter(version -> version.key().equals(place.prefix() + key))
                .map(ObjectVersion::versionId);
    }

    private Stream<String> markers(S3Client s3, String key) {
        return pages(s3, place.prefix() + key).deleteMarkers().stream()
                .filter(marker -> marker.key().equals(place.prefix() + key))
                .map(DeleteMarkerEntry::versionId);
    }

    private ListObjectVersionsIterable pages(S3Client s3, String prefix) {
        return s3.listObjectVersionsPaginator(
                request -> request.bucket(place.bucket()).prefix(prefix));
    }

    /** Why a version stays; empty if it is gone. */
    private Optional<String> kept(S3Client s3, String key, String version) {
        try {
            s3.deleteObject(request -> request.bucket(place.bucket())
                    .key(place.prefix() + key)
                    .versionId(version.isEmpty() ? null : version));
            return Optional.empty();
        } catch (S3Exception e) {
            if (e.statusCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return Optional.of(
                        "the store answers 403: a version is locked, or the engine's user may not delete it");
            }
            throw e;
        }
    }

    @Override
    public void list(Consumer<StoredObject> each) {
        boolean versioned = bucket.isVersioned();
        bucket.told("list its objects", s3 -> {
            if (versioned) {
                listLatest(s3, each);
            } else {
                s3.listObjectsV2Paginator(
                                request -> request.bucket(place.bucket()).prefix(place.prefix()))
                        .contents()
                        .forEach(found -> each.accept(stored(found.key(), found.lastModified())));
            }
            return place;
        });
    }

    /** A store lists versions by key, and of each key the latest first. */
    private void listLatest(S3Client s3, Consumer<StoredObject> each) {
        String last = "";
        for (ObjectVersion version : pages(s3, place.prefix()).versions()) {
            if (!version.key().equals(last)) {
                last = version.key();
                each.accept(stored(version.key(), version.lastModified()));
            }
        }
    }

    private StoredObject stored(String key, Instant written) {
        return new StoredObject(key.substring(place.prefix().length()), written);
    }

    @Override
    public String toString() {
        return place.toString();
    }
}
