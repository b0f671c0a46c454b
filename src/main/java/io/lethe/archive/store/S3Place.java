package io.lethe.archive.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in an object store segments lie.
 *
 * @param prefix what stands before a segment's name in its key, such as {@code lethe/crm/}; empty, or ending with a slash
 * @param region of the bucket, as the store calls it
 * @param endpoint the store's own; null for Amazon's
 * @param pathStyle whether the bucket stands in the path of an address instead of in its host, as stores other than Amazon's want it
 * @param credentials a file as AWS has them, of which the profile {@code default} is taken; null for what AWS's tools would take
 */
public record S3Place(
        String bucket,
        String prefix,
        String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        @Nullable Path credentials) {
    public static final String BUCKET_FORM = "a bucket such as \"crm-archive\"";
    public static final String PREFIX_FORM = "a prefix such as \"lethe/crm/\"";
    public static final String REGION_FORM = "a region such as \"eu-central-1\"";

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_.=-]+/){0,20}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public S3Place {
        bucketNamed(bucket);
        prefixNamed(prefix);
        regionNamed(region);
    }

    /** This word, if a bucket can have it for its name. */
    public static String bucketNamed(String word) {
        return expected(BUCKET, word, BUCKET_FORM);
    }

    /** This word, if keys can begin with it. */
    public static String prefixNamed(String word) {
        return expected(PREFIX, word, PREFIX_FORM);
    }

    /** This word, if a region can have it for its name. */
    public static String regionNamed(String word) {
        return expected(REGION, word, REGION_FORM);
    }

    private static String expected(Pattern form, String word, String what) {
        if (!form.matcher(word).matches()) {
            throw new IllegalArgumentException("expected " + what + " but was \"" + word + "\"");
        }
        return word;
    }

    String key(SegmentName name) {
        return prefix + name;
    }

    /** {@code s3://crm-archive/lethe/crm/}. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
