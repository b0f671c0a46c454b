package io.lethe.evidence;

import io.lethe.ledger.entry.HeldScope;
import io.lethe.ledger.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What some leaves say, all together. Whoever issues a certificate writes this into it; whoever checks one computes it again from the
 * leaves in the bundle and compares. So a leaf that is taken away, added or exchanged shows as another statement.
 *
 * @param runs in the order in which they began
 * @param policies every version under which rows were touched, sorted
 * @param adoptions when each version was adopted, where a leaf tells
 * @param approvals in the order of their leaves, without their details
 * @param holds in the order of their leaves
 */
record Statements(
        List<RunStatement> runs,
        List<PolicyReference> policies,
        Map<PolicyReference, PolicyStatement.Adoption> adoptions,
        List<ApprovalStatement> approvals,
        List<HoldStatement> holds) {

    Statements {
        runs = List.copyOf(runs);
        policies = List.copyOf(policies);
        adoptions = Map.copyOf(adoptions);
        approvals = List.copyOf(approvals);
        holds = List.copyOf(holds);
    }

    static Statements of(Collection<LeafText> leaves) {
        List<RunStatement> runs = runs(leaves);
        return new Statements(
                runs,
                runs.stream()
                        .flatMap(run -> run.policies().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                adoptions(leaves),
                ofType("approval.given", leaves).stream()
                        .map(Statements::approval)
                        .toList(),
                holds(leaves));
    }

    private static List<RunStatement> runs(Collection<LeafText> leaves) {
        Map<String, String> bySegment = ofType("chunk.archived", leaves).stream()
                .collect(Collectors.toMap(
                        leaf -> leaf.json().text("segment"), leaf -> leaf.json().text("run"), (one, same) -> one));
        Map<String, List<LeafText>> byRun = leaves.stream()
                .filter(leaf -> leaf.json().has("run"))
                .collect(Collectors.groupingBy(leaf -> runOf(leaf, bySegment)));
        return byRun.values().stream()
                .map(RunStatement::of)
                .sorted(Comparator.comparingLong(run -> run.leaves().started()))
                .toList();
    }

    /** That which it tells of: of rows that were put back, the one that had archived them. */
    private static String runOf(LeafText leaf, Map<String, String> bySegment) {
        if (!leaf.isRestoration()) {
            return leaf.json().text("run");
        }
        String run = bySegment.get(leaf.json().text("segment"));
        if (run == null) {
            throw new IllegalArgumentException("leaf " + leaf.index() + " puts rows back of which no leaf here tells");
        }
        return run;
    }

    /** A version is adopted once; should it be told twice, the first counts. */
    private static Map<PolicyReference, PolicyStatement.Adoption> adoptions(Collection<LeafText> leaves) {
        return ofType("policy.adopted", leaves).stream()
                .collect(Collectors.toMap(
                        leaf -> PolicyReference.read(leaf.json().object("policy")),
                        leaf -> new PolicyStatement.Adoption(
                                leaf.index(), leaf.json().instant("at")),
                        (first, second) -> first));
    }

    private static ApprovalStatement approval(LeafText leaf) {
        JsonObject json = leaf.json();
        return new ApprovalStatement(leaf.index(), json.instant("at"), json.hash("digest"), null);
    }

    private static List<HoldStatement> holds(Collection<LeafText> leaves) {
        Map<UUID, HoldStatement.Release> releases = new HashMap<>();
        for (LeafText leaf : ofType("hold.released", leaves)) {
            releases.put(
                    leaf.json().uuid("hold"),
                    new HoldStatement.Release(leaf.index(), leaf.json().instant("at")));
        }
        return ofType("hold.placed", leaves).stream()
                .map(leaf -> hold(leaf, releases))
                .toList();
    }

    private static HoldStatement hold(LeafText leaf, Map<UUID, HoldStatement.Release> releases) {
        JsonObject json = leaf.json();
        UUID hold = json.uuid("hold");
        return new HoldStatement(
                hold, HeldScope.read(json.object("scope")), leaf.index(), json.instant("at"), releases.get(hold));
    }

    static List<LeafText> ofType(String type, Collection<LeafText> leaves) {
        return leaves.stream()
                .filter(leaf -> leaf.type().equals(type))
                .sorted(Comparator.comparingLong(LeafText::index))
                .toList();
    }
}
