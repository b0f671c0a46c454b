package io.lethe.archive.store;

import java.net.HttpURLConnection;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Says what an object store or the way to it refuses, in words that an operator can act on.
 *
 * @param subject what the place is to whoever reads it
 * @param consequence what has not happened because of it
 */
record S3Failure(S3Place place, String subject, String consequence) {
    /** The conditional PUT found the key taken, or lost against another one that is still under way. */
    private static final int CONFLICT = HttpURLConnection.HTTP_CONFLICT;

    /** Of an archive. */
    S3Failure(S3Place place) {
        this(place, "archive " + place, " No row was deleted for it.");
    }

    /** Of objects that are no segments. */
    static S3Failure ofObjects(S3Place place) {
        return new S3Failure(place, place.toString(), "");
    }

    /** What the call answers. */
    <T> T told(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (S3Exception e) {
            throw refused(what, e);
        } catch (SdkException e) {
            throw away(what, e);
        }
    }

    static boolean isMissing(S3Exception e) {
        return e.statusCode() == HttpURLConnection.HTTP_NOT_FOUND;
    }

    static boolean isTaken(S3Exception e) {
        return e.statusCode() == HttpURLConnection.HTTP_PRECON_FAILED || e.statusCode() == CONFLICT;
    }

    private StoreException refused(String what, S3Exception e) {
        String code =
                e.awsErrorDetails() == null ? "" : " " + e.awsErrorDetails().errorCode();
        String message =
                begin(what) + "it answers " + e.statusCode() + code + "." + remedy(e.statusCode()) + consequence;
        return e.statusCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                ? new StoreUnreachableException(message, e)
                : new StoreException(message, e);
    }

    private static String remedy(int status) {
        return switch (status) {
            case HttpURLConnection.HTTP_FORBIDDEN ->
                " Let the engine's user list, read, write and delete there; the next run goes on.";
            case HttpURLConnection.HTTP_NOT_FOUND -> " Name the bucket that there is in lethe.yaml, or make it.";
            case HttpURLConnection.HTTP_MOVED_PERM, HttpURLConnection.HTTP_BAD_REQUEST ->
                " Look at region and endpoint in lethe.yaml.";
            default -> "";
        };
    }

    private StoreUnreachableException away(String what, SdkException e) {
        boolean unsigned = e instanceof SdkClientException
                && String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
        String reason = unsigned
                ? "no credentials were found. Name a file in credentials-file, or give them as AWS's tools take them."
                : "it cannot be reached (" + root(e) + "). The next run goes on once it can.";
        return new StoreUnreachableException(begin(what) + reason + consequence, e);
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private String begin(String what) {
        return subject + ": cannot " + what + ": ";
    }
}
