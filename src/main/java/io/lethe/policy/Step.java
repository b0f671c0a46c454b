package io.lethe.policy;

import io.lethe.policy.time.RetentionPeriod;

/** One stage of a rule: after this period, this. {@code reason} is not blank where the period is "immediately", else empty. */
public record Step(RetentionPeriod after, Action then, String reason) {}
