package io.lethe.hold;

import java.time.Instant;
import java.util.UUID;

/** A legal order that suspends every action on what it covers, until it is released. {@code matter} names the case, {@code placedBy} the person who answers for it. */
public record Hold(UUID id, Scope scope, String matter, String reason, String placedBy, Instant placedAt) {}
