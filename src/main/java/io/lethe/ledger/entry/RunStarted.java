package io.lethe.ledger.entry;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonValue;
import io.lethe.ledger.json.UtcMillis;
import io.lethe.ledger.receipt.PolicyVersion;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.KeyEpoch;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run is about to delete. It stands in the ledger before the first row goes: a deletion whose run is not here was not
 * ours.
 *
 * @param plan the digest of the plan that is carried out
 * @param policies every policy that takes part; the leaf says {@code policy} for one, {@code policies} for several
 * @param cutoff the latest cut-off of any rule: no row that starts later is touched
 * @param keyCommitment binds the epoch key whose commitments the run's chunks carry
 * @param frame absent only in leaves that say no more than the worked example does
 */
public record RunStarted(
        RunId run,
        Hash plan,
        List<PolicyVersion> policies,
        Instant cutoff,
        KeyEpoch keyEpoch,
        Hash keyCommitment,
        @Nullable Frame frame)
        implements Entry {

    static final String TYPE = "run.started";

    private static final String REPLAY = "replay";

    /**
     * Where and as of when.
     *
     * @param server the target server's uuid, or what stands in for it
     * @param replay the incarnation of the target, as {@code restore.detected} has it, in which rows that were deleted before are back, of which
     *     alone the run deletes; null for any other run
     */
    public record Frame(
            TargetName target,
            String server,
            Instant asOf,
            Instant at,
            @Nullable UUID replay) {
        public Frame {
            asOf = UtcMillis.floor(asOf);
            at = UtcMillis.floor(at);
        }

        /** Of a run on all rows that are due. */
        public Frame(TargetName target, String server, Instant asOf, Instant at) {
            this(target, server, asOf, at, null);
        }

        private static Frame read(JsonObject json) {
            return new Frame(
                    new TargetName(json.text("target")),
                    json.text("server"),
                    json.instant("asOf"),
                    json.instant("at"),
                    json.has(REPLAY) ? json.uuid(REPLAY) : null);
        }

        private void write(JsonObject.Builder json) {
            json.put("target", target.name())
                    .put("server", server)
                    .put("asOf", asOf)
                    .put("at", at);
            if (replay != null) {
                json.put(REPLAY, replay);
            }
        }
    }

    public RunStarted {
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("expected at least one policy: without authority no deletion");
        }
        policies = List.copyOf(policies);
        cutoff = UtcMillis.floor(cutoff);
    }

    static RunStarted read(JsonObject json) {
        return new RunStarted(
                RunId.of(json),
                json.hash("plan"),
                readPolicies(json),
                json.instant("cutoff"),
                new KeyEpoch(json.text("keyEpoch")),
                json.hash("keyCommitment"),
                json.has("target") ? Frame.read(json) : null);
    }

    private static List<PolicyVersion> readPolicies(JsonObject json) {
        return json.has("policy")
                ? List.of(PolicyVersion.read(json.object("policy")))
                : json.array("policies").objects().stream()
                        .map(PolicyVersion::read)
                        .toList();
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject json() {
        JsonObject.Builder json = LeafForm.start(this)
                .put("run", run.value())
                .put("plan", plan)
                .put("cutoff", cutoff)
                .put("keyEpoch", keyEpoch.name())
                .put("keyCommitment", keyCommitment);
        if (policies.size() == 1) {
            json.put("policy", policies.getFirst().json());
        } else {
            json.put(
                    "policies",
                    new JsonArray(policies.stream()
                            .<JsonValue>map(PolicyVersion::json)
                            .toList()));
        }
        if (frame != null) {
            frame.write(json);
        }
        return json.build();
    }

    @Override
    public Optional<RunId> ofRun() {
        return Optional.of(run);
    }
}
