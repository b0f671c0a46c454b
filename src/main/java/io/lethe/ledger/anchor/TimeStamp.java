package io.lethe.ledger.anchor;

import java.time.Instant;

/**
 * What a time stamp says, once it was verified: certain bytes existed at this time.
 *
 * @param time by the authority's clock
 * @param authority the subject of its certificate, as in {@code CN=TSA 1,O=Example}
 * @param policy the object identifier of the policy that it stamps under
 * @param until when the first of the certificates ends that led to the authority; renewed after that, it would be renewed too late
 */
public record TimeStamp(Instant time, String authority, String policy, Instant until) {}
