package io.lethe.plan;

import io.lethe.ledger.json.CanonicalJsonException;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TargetName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do on one target at one instant: a value, and its digest is what a person approves and what the ledger names.
 *
 * <pre>
 * {"format":"lethe.plan/1","asOf":"2026-11-22T02:00:00.000Z","policySet":"9f3c…","steps":[{"action":"purge","category":"activity-log",
 * "counts":{"due":81204,"held":3,"table":250000,"undated":0,"waiting":0},"cutoff":"2025-10-22T23:00:00.000Z","dataset":"activity-log",
 * "guard":{"verdict":"ok"},"number":1,"partitions":[{"number":1,"rows":20301,"to":"2025-03-01 00:00:00"},…],
 * "path":{"index":"activity_log_created","kind":"start-index"},"policy":"51ab…","rule":1,"stage":1,"table":"clienttask.activity_log"}],
 * "target":"clienttask"}
 * </pre>
 *
 * @param asOf to the millisecond, which is as exact as it is written
 * @param policySet {@link PolicySetHash} of all policies and maps
 * @param steps in deletion order
 * @param replay only rows are deleted that the ledger knows as deleted, in this incarnation of the target; null for any other plan
 */
public record RunPlan(
        TargetName target,
        Instant asOf,
        Hash policySet,
        List<TableStep> steps,
        @Nullable UUID replay) {
    public RunPlan {
        if (!asOf.equals(asOf.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("expected an as-of in whole milliseconds but was " + asOf);
        }
        steps = List.copyOf(steps);
    }

    /** A plan of all rows that are due. */
    public RunPlan(TargetName target, Instant asOf, Hash policySet, List<TableStep> steps) {
        this(target, asOf, policySet, steps, null);
    }

    /** Of this plan, only these steps, on rows that were deleted before and are back in this incarnation of the target. */
    public RunPlan replaying(UUID incarnation, List<TableStep> again) {
        return new RunPlan(target, asOf, policySet, again, incarnation);
    }

    /**
     * Reads what {@link #json()} wrote, byte for byte.
     *
     * @throws CanonicalJsonException if it is anything else
     */
    public static RunPlan read(String json) {
        return PlanJson.read(json);
    }

    /** As {@link #read(String)}, from {@link #bytes()}. */
    public static RunPlan read(byte[] json) {
        return read(new String(json, StandardCharsets.UTF_8));
    }

    /** One line, keys sorted but for the format; its bytes are what the digest is taken over. */
    public String json() {
        return PlanJson.write(this);
    }

    /** {@link #json()} in UTF-8. */
    public byte[] bytes() {
        return json().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 over {@link #json()}: {@code sha256sum} of the written plan. Equal inputs give equal digests. */
    public Hash digest() {
        return Hash.of(bytes());
    }

    /** Rows that the run would act on. */
    public long due() {
        return steps.stream().mapToLong(step -> step.counts().due()).sum();
    }

    /** Which due rows are left as they are, since a masking cannot read what a column holds; empty if there are none. */
    public String unreadable() {
        return steps.stream()
                .filter(step -> step.counts().unreadable() > 0)
                .map(TableStep::unreadable)
                .collect(Collectors.joining("; "));
    }

    /** Rows that should have been gone by the policies' word, and that no hold keeps; those that the run will delete are among them. */
    public long overdue() {
        return steps.stream().mapToLong(step -> step.counts().overdue()).sum();
    }

    /** Some step is over its rule's limits: nothing of the plan is done until a person releases it. */
    public boolean stopped() {
        return steps.stream().anyMatch(step -> step.guard() instanceof Guard.OverLimit);
    }
}
