package io.lethe.archive.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The way to a bucket, for whoever keeps no segments there. It is opened on first use; what the store or the way to it refuses is said in an operator's
 * words. Safe for several threads.
 */
public final class S3Connection {
    private final S3Place place;
    private final String kind;
    private final S3Failure failure;
    private @Nullable S3Client client;
    private boolean versioned;

    /**
     * @param kind what messages call it, such as {@code object store}
     * @param consequence what they say of what has not happened
     */
    public S3Connection(S3Place place, String kind, String consequence) {
        this.place = place;
        this.kind = kind;
        this.failure = new S3Failure(place, kind + " " + place, " " + consequence);
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = failure.told("open it", () -> {
                S3Client opened = Bucket.client(place, kind);
                opened.headBucket(request -> request.bucket(place.bucket()));
                versioned = Bucket.isVersioned(opened, place);
                return opened;
            });
        }
        return client;
    }

    /** Whether a deletion that names no version only hides. */
    public synchronized boolean isVersioned() {
        client();
        return versioned;
    }

    /** Asks the store now, whatever it was found to be before. */
    public void expectReachable() {
        told("open it", s3 -> s3.headBucket(request -> request.bucket(place.bucket())));
    }

    /** What the call answers. */
    public <T> T told(String what, Function<S3Client, T> call) {
        S3Client opened = client();
        return failure.told(what, () -> call.apply(opened));
    }
}
