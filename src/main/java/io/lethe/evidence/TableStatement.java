package io.lethe.evidence;

import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.policy.MaskingWord;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the chunks of one step of a run did to one table, added up.
 *
 * @param action in the past tense, as the leaves' type has it: {@code purged}; but {@code pseudonymised} where a masking has a key
 * @param rule the rule's number in its policy
 * @param cutoff every row had expired before this instant
 * @param firstCommit when the first transaction committed, by the database's own clock
 * @param lastCommit when the last one did
 * @param ofObjects whether its rows stand for objects at which rows pointed
 */
public record TableStatement(
        int step,
        TableName table,
        String action,
        DatasetId dataset,
        PolicyReference policy,
        int rule,
        Instant cutoff,
        long rows,
        long chunks,
        Instant firstCommit,
        Instant lastCommit,
        boolean ofObjects) {

    private static final String PSEUDONYMISED = "pseudonymised";

    /** Refuses chunks that do not say by what right they were: only the worked example has such. */
    static List<TableStatement> of(List<LeafText> chunks) {
        Map<Integer, List<JsonObject>> bySteps = chunks.stream()
                .map(LeafText::json)
                .collect(Collectors.groupingBy(
                        json -> Math.toIntExact(json.integer("step")), TreeMap::new, Collectors.toList()));
        return bySteps.values().stream().map(TableStatement::ofStep).toList();
    }

    private static TableStatement ofStep(List<JsonObject> chunks) {
        JsonObject first = chunks.getFirst();
        refuseOthers(first, chunks);
        List<Instant> commits = chunks.stream()
                .map(chunk -> chunk.instant("committed"))
                .sorted()
                .toList();
        return new TableStatement(
                Math.toIntExact(first.integer("step")),
                TableName.of(first.text("table")),
                done(first),
                new DatasetId(first.text("dataset")),
                PolicyReference.read(first.object("policy")),
                Math.toIntExact(first.integer("rule")),
                first.instant("cutoff"),
                chunks.stream().mapToLong(chunk -> chunk.integer("rows")).sum(),
                chunks.size(),
                commits.getFirst(),
                commits.getLast(),
                ObjectRow.isIn(Opening.table(first)));
    }

    /** What somebody with a key can undo is not called anonymised, though the leaf's type is. */
    static String done(JsonObject chunk) {
        boolean reversible = chunk.has("fields")
                && chunk.array("fields")
                        .arrays()
                        .map(pair -> pair.texts().getLast())
                        .anyMatch(masking -> MaskingWord.of(masking)
                                .filter(MaskingWord::reversible)
                                .isPresent());
        return reversible ? PSEUDONYMISED : chunk.text("type").substring("chunk.".length());
    }

    boolean isMasking() {
        return action.equals("anonymised") || action.equals(PSEUDONYMISED);
    }

    /** A step has one table, one rule and one cut-off; chunks of one step that differ in them were not made by one engine. */
    private static void refuseOthers(JsonObject first, Collection<JsonObject> chunks) {
        for (String name : List.of("type", "fields", "table", "dataset", "policy", "rule", "cutoff")) {
            if (chunks.stream()
                    .anyMatch(chunk -> !Objects.equals(
                            chunk.members().get(name), first.members().get(name)))) {
                throw new IllegalArgumentException("expected one " + name + " for all chunks of step "
                        + first.integer("step") + " of run " + first.text("run"));
            }
        }
    }

    JsonObject json() {
        return JsonObject.builder()
                .put("step", step)
                .put("table", table.toString())
                .put("action", action)
                .put("dataset", dataset.name())
                .put("policy", policy.json())
                .put("rule", rule)
                .put("cutoff", cutoff)
                .put("rows", rows)
                .put("chunks", chunks)
                .put("firstCommit", firstCommit)
                .put("lastCommit", lastCommit)
                .build();
    }
}
