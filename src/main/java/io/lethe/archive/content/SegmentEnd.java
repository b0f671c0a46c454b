package io.lethe.archive.content;

/**
 * What a segment says of itself at its end, so that one that was cut off is known as such:
 *
 * <pre>
 * {"end":"lethe.segment/1","rows":2,"sha256":"9f3c…"}
 * </pre>
 *
 * @param content the digest of the schema's line and all rows' lines, each with its line end, whatever the format
 */
public record SegmentEnd(long rows, Sha256 content) {}
