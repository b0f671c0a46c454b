package io.lethe.archive.store;

import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A bucket and what is to be known of it before anything is put there; asked once. */
record Bucket(S3Client client, boolean versioned, boolean locking) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How stores say that a bucket has no locks: that there is no such configuration, no such request, or no such thing. */
    private static final Set<Integer> NO_LOCKS = Set.of(
            HttpURLConnection.HTTP_NOT_FOUND,
            HttpURLConnection.HTTP_BAD_REQUEST,
            HttpURLConnection.HTTP_NOT_IMPLEMENTED);

    /** Between two packets, not for a whole segment. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    static Bucket ask(S3Place place) {
        S3Client client = client(place, "archive");
        client.headBucket(request -> request.bucket(place.bucket()));
        boolean locking = isLocking(client, place);
        return new Bucket(client, locking || isVersioned(client, place), locking);
    }

    static S3Client client(S3Place place, String kind) {
        S3ClientBuilder client = S3Client.builder()
                .region(Region.of(place.region()))
                .forcePathStyle(place.pathStyle())
                .credentialsProvider(credentials(place, kind))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(SILENCE));
        if (place.endpoint() != null) {
            client.endpointOverride(place.endpoint());
        }
        return client.build();
    }

    private static AwsCredentialsProvider credentials(S3Place place, String kind) {
        Path file = place.credentials();
        if (file == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        if (!Files.isReadable(file)) {
            throw new StoreException(kind + " " + place + ": expected credentials in " + file
                    + " but there is no such file, or it may not be read. Nothing was changed.");
        }
        ProfileFile profiles = ProfileFile.builder()
                .content(file)
                .type(ProfileFile.Type.CREDENTIALS)
                .build();
        return ProfileCredentialsProvider.builder()
                .profileName("default")
                .profileFile(profiles)
                .build();
    }

    static boolean isVersioned(S3Client client, S3Place place) {
        BucketVersioningStatus status = client.getBucketVersioning(request -> request.bucket(place.bucket()))
                .status();
        return status == BucketVersioningStatus.ENABLED || status == BucketVersioningStatus.SUSPENDED;
    }

    private static boolean isLocking(S3Client client, S3Place place) {
        try {
            return client.getObjectLockConfiguration(request -> request.bucket(place.bucket()))
                            .objectLockConfiguration()
                            .objectLockEnabled()
                    == ObjectLockEnabled.ENABLED;
        } catch (S3Exception e) {
            if (NO_LOCKS.contains(e.statusCode())) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Has an object kept until the end of this day from the moment it is there. In governance mode: who may bypass it can still undo a
     * policy that kept for too long by mistake; in compliance mode nobody could.
     */
    void keep(PutObjectRequest.Builder put, LocalDate until) {
        if (locking) {
            put.objectLockMode(ObjectLockMode.GOVERNANCE).objectLockRetainUntilDate(end(until));
        }
    }

    /** Makes sure that it is kept: there are stores that pass over the wish in silence. */
    void ensureKept(String bucket, String key, LocalDate until) {
        if (locking && !isKept(bucket, key, until)) {
            client.putObjectRetention(request -> request.bucket(bucket)
                    .key(key)
                    .retention(retention ->
                            retention.mode(ObjectLockRetentionMode.GOVERNANCE).retainUntilDate(end(until))));
        }
    }

    private boolean isKept(String bucket, String key, LocalDate until) {
        try {
            Instant kept = client.getObjectRetention(
                            request -> request.bucket(bucket).key(key))
                    .retention()
                    .retainUntilDate();
            return kept != null && !kept.isBefore(end(until));
        } catch (S3Exception e) {
            if (NO_LOCKS.contains(e.statusCode())) {
                return false;
            }
            throw e;
        }
    }

    private static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
