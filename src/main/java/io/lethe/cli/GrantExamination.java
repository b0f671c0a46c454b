package io.lethe.cli;

import static io.lethe.cli.Diagnosis.Level.ERROR;
import static io.lethe.cli.Diagnosis.Level.OK;
import static io.lethe.cli.Diagnosis.Level.WARNING;

import io.lethe.catalog.Privileges;
import io.lethe.catalog.Privileges.Privilege;
import io.lethe.policy.Action;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the user of a target may do what policies and map ask of it, and no more. */
final class GrantExamination {
    private static final List<TableName> OUTPOST = List.of(
            TableName.of("lethe_outpost.gate"),
            TableName.of("lethe_outpost.hold"),
            TableName.of("lethe_outpost.lease"),
            TableName.of("lethe_outpost.receipt"));
    private static final Set<String> ALL_OF_OUTPOST = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private final TargetName target;
    private final Privileges privileges;
    private final Map<TableName, Set<String>> needed;

    private GrantExamination(TargetName target, Privileges privileges, PolicySet policies) {
        this.target = target;
        this.privileges = privileges;
        this.needed = needed(target, policies);
    }

    static List<Diagnosis> of(TargetName target, Privileges privileges, PolicySet policies) {
        if (!privileges.enforced()) {
            String words = "the server checks no rights: whoever reaches it may do everything";
            return List.of(new Diagnosis(target, WARNING, words, "Fine for the demo only."));
        }
        GrantExamination examination = new GrantExamination(target, privileges, policies);
        List<Diagnosis> diagnoses = new ArrayList<>(examination.lacking());
        diagnoses.addAll(examination.surplus());
        return diagnoses.isEmpty()
                ? List.of(new Diagnosis(target, OK, privileges.user() + " may do what is needed, and no more", ""))
                : diagnoses;
    }

    private static Map<TableName, Set<String>> needed(TargetName target, PolicySet policies) {
        Map<TableName, Set<String>> needed = new TreeMap<>();
        OUTPOST.forEach(table -> needed.put(table, ALL_OF_OUTPOST));
        for (Dataset dataset : policies.map(target).map(DataMap::datasets).orElse(List.of())) {
            Set<String> rights = new TreeSet<>(Set.of("SELECT"));
            policies.policies().stream()
                    .flatMap(policy -> policy.rules().stream())
                    .filter(rule -> rule.data().equals(dataset.id()))
                    .flatMap(rule -> rule.steps().stream())
                    .forEach(step -> rights.add(right(step.then())));
            needed.put(dataset.table(), rights);
        }
        return needed;
    }

    private static String right(Action action) {
        return switch (action) {
            case Action.Purge purge -> "DELETE";
            case Action.Archive archive -> "DELETE";
            case Action.Anonymise anonymise -> "UPDATE";
        };
    }

    private List<Diagnosis> lacking() {
        List<Diagnosis> diagnoses = new ArrayList<>();
        needed.forEach((table, rights) -> {
            Set<String> lacking = privileges.lacking(rights, table);
            if (!lacking.isEmpty()) {
                String grant = "GRANT " + String.join(", ", lacking) + " ON " + table + " TO " + privileges.user();
                diagnoses.add(new Diagnosis(
                        target,
                        ERROR,
                        privileges.user() + " lacks " + String.join(", ", lacking) + " on " + table,
                        grant));
            }
        });
        return diagnoses;
    }

    // Whoever may delete what no policy names can delete it without a receipt.
    private List<Diagnosis> surplus() {
        List<Privilege> surplus =
                privileges.held().stream().filter(held -> !isNeeded(held)).toList();
        if (surplus.isEmpty()) {
            return List.of();
        }
        String few = surplus.stream().limit(5).map(Privilege::toString).collect(Collectors.joining(", "));
        String more = surplus.size() > 5 ? " and " + (surplus.size() - 5) + " more" : "";
        return List.of(new Diagnosis(
                target,
                WARNING,
                privileges.user() + " may do more than is needed: " + few + more,
                "Fine for the demo; elsewhere revoke it."));
    }

    private boolean isNeeded(Privilege held) {
        if (held.everywhere()) {
            return false;
        }
        boolean outpost = held.schema().replace("\\", "").equals("lethe_outpost");
        return needed.entrySet().stream()
                .anyMatch(need -> need.getValue().contains(held.right())
                        && need.getKey().schema().equals(held.schema().replace("\\", ""))
                        && (outpost || need.getKey().table().equals(held.table())));
    }
}
