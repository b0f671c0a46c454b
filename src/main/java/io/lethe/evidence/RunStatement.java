package io.lethe.evidence;

import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonInteger;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonValue;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.TargetName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the leaves of one run say: its {@code run.started}, its chunks or some of them, and how it ended. Nothing here comes from
 * anywhere else, so that whoever has the leaves comes to the same statement.
 *
 * @param server the target server's uuid, or what stands in for it
 * @param plan the digest of the plan that was carried out; approvals name it
 * @param asOf the instant for which expiry was computed
 * @param cutoff the latest cut-off of any rule: no row that starts later was touched
 * @param startedAt by the engine's clock
 */
public record RunStatement(
        RunId run,
        TargetName target,
        String server,
        Hash plan,
        Instant asOf,
        Instant cutoff,
        Instant startedAt,
        String keyEpoch,
        List<PolicyReference> policies,
        Ending ending,
        List<TableStatement> tables,
        Leaves leaves) {

    public RunStatement {
        policies = List.copyOf(policies);
        tables = List.copyOf(tables);
    }

    /**
     * Which leaves it was read from.
     *
     * @param lost chunks of which a later leaf says that the database lost their transaction again: their rows were not deleted
     */
    public record Leaves(long started, List<Long> chunks, List<Long> lost, PutBack putBack) {
        public Leaves {
            chunks = List.copyOf(chunks);
            lost = List.copyOf(lost);
        }
    }

    /** Rows of the run's segments that somebody put back later, and the leaves that tell of it. */
    public record PutBack(List<Long> leaves, long rows) {
        public PutBack {
            leaves = List.copyOf(leaves);
        }

        private static PutBack of(List<LeafText> all) {
            List<LeafText> leaves = all.stream()
                    .filter(LeafText::isRestoration)
                    .sorted(Comparator.comparingLong(LeafText::index))
                    .toList();
            return new PutBack(
                    leaves.stream().map(LeafText::index).toList(),
                    leaves.stream()
                            .mapToLong(leaf -> leaf.json().integer("rows"))
                            .sum());
        }
    }

    /**
     * Reads the leaves of one run, in any order, and those of rows that were put back from its segments.
     *
     * @throws IllegalArgumentException for leaves of several runs, or for none that tells of the run's start
     */
    static RunStatement of(List<LeafText> leaves) {
        LeafText started = started(leaves);
        JsonObject json = started.json();
        if (leaves.stream()
                .filter(leaf -> !leaf.isRestoration())
                .anyMatch(leaf -> !leaf.json().text("run").equals(json.text("run")))) {
            throw new IllegalArgumentException("expected only leaves of run " + json.text("run"));
        }
        Set<Long> lost = lost(leaves);
        List<LeafText> chunks = chunks(leaves, lost);
        return new RunStatement(
                RunId.of(json),
                new TargetName(json.text("target")),
                json.text("server"),
                json.hash("plan"),
                json.instant("asOf"),
                json.instant("cutoff"),
                json.instant("at"),
                json.text("keyEpoch"),
                PolicyReference.of(json),
                Ending.of(leaves),
                TableStatement.of(chunks),
                new Leaves(
                        started.index(),
                        chunks.stream().map(LeafText::index).toList(),
                        lost.stream().sorted().toList(),
                        PutBack.of(leaves)));
    }

    private static Set<Long> lost(List<LeafText> leaves) {
        return leaves.stream()
                .filter(leaf -> leaf.type().equals("receipt.lost"))
                .map(leaf -> leaf.json().integer("leaf"))
                .collect(Collectors.toSet());
    }

    private static List<LeafText> chunks(List<LeafText> leaves, Set<Long> lost) {
        return leaves.stream()
                .filter(leaf -> leaf.isChunk() && !lost.contains(leaf.index()))
                .sorted(Comparator.comparingLong(LeafText::index))
                .toList();
    }

    private static LeafText started(List<LeafText> leaves) {
        List<LeafText> found = leaves.stream()
                .filter(leaf -> leaf.type().equals("run.started"))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "expected one leaf run.started for each run but there are " + found.size());
        }
        return found.getFirst();
    }

    /** Rows that the chunks told of here have dealt with; objects count as rows, as they do in the run's own last word. */
    public long rows() {
        return tables.stream().mapToLong(TableStatement::rows).sum();
    }

    /** Of these, the rows that are there still, with masked columns. */
    public long masked() {
        return tables.stream()
                .filter(TableStatement::isMasking)
                .mapToLong(TableStatement::rows)
                .sum();
    }

    /** Of these, those that stand for objects at which rows pointed. */
    public long objects() {
        return tables.stream()
                .filter(TableStatement::ofObjects)
                .mapToLong(TableStatement::rows)
                .sum();
    }

    /** How many chunks are told of here. */
    public int chunks() {
        return leaves.chunks().size();
    }

    /** Whether these are all chunks of a run that has ended, by its own last word. */
    public boolean whole() {
        return ending.covers(chunks(), rows());
    }

    /** What was planned, done and left alone; empty unless the run came to its end. */
    public Optional<RunCounts> counts() {
        return ending.counts();
    }

    /** How many of these are objects; empty where the run's last word does not count them apart. */
    public Optional<ObjectCounts> objectCounts() {
        return counts().flatMap(counts -> Optional.ofNullable(counts.objects()));
    }

    /** What speaks against its last word on objects: its other numbers, or its chunks, where all are told of. Empty where nothing does. */
    Optional<String> contradiction() {
        if (!counts().stream().allMatch(RunCounts::isPossible)) {
            return Optional.of("run " + run + " counts more objects at its end than rows and objects together");
        }
        return objectCounts()
                .filter(said -> whole() && said.done() != objects())
                .map(said -> "run " + run + " counts " + said.done()
                        + " objects done at its end, and its chunks tell of " + objects());
    }

    JsonObject json() {
        JsonObject.Builder json = write();
        return (objects() == 0 ? json : json.put("objects", objects())).build();
    }

    /** As certificates had it in which objects were rows. */
    JsonObject brief() {
        return write().build();
    }

    private JsonObject.Builder write() {
        JsonObject.Builder json = JsonObject.builder()
                .put("run", run.value())
                .put("target", target.name())
                .put("server", server)
                .put("plan", plan)
                .put("asOf", asOf)
                .put("cutoff", cutoff)
                .put("startedAt", startedAt)
                .put("keyEpoch", keyEpoch)
                .put("policies", array(policies.stream().map(PolicyReference::json)))
                .put("tables", array(tables.stream().map(TableStatement::json)))
                .put("rows", rows())
                .put("chunks", chunks())
                .put("whole", whole())
                .put("startedLeaf", leaves.started())
                .put("chunkLeaves", array(leaves.chunks().stream().map(JsonInteger::new)))
                .put("lostLeaves", array(leaves.lost().stream().map(JsonInteger::new)));
        if (leaves.putBack().rows() > 0) {
            json.put("restoredLeaves", array(leaves.putBack().leaves().stream().map(JsonInteger::new)))
                    .put("restoredRows", leaves.putBack().rows());
        }
        ending.write(json);
        return json;
    }

    static JsonArray array(Stream<? extends JsonValue> values) {
        return new JsonArray(values.<JsonValue>map(value -> value).toList());
    }
}
