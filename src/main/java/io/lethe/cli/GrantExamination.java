package io.lethe.cli;

import static io.lethe.cli.Diagnosis.Level.ERROR;
import static io.lethe.cli.Diagnosis.Level.OK;
import static io.lethe.cli.Diagnosis.Level.WARNING;

import io.lethe.catalog.Privileges;
import io.lethe.catalog.Privileges.Privilege;
import io.lethe.catalog.Table;
import io.lethe.policy.Action;
import io.lethe.policy.DataMap;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Step;
import io.lethe.policy.name.TableName;
import io.lethe.policy.name.TargetName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the user of a target may do what policies and map ask of it, and no more. */
final class GrantExamination {
    private static final List<TableName> OUTPOST = List.of(
            TableName.of("lethe_outpost.gate"),
            TableName.of("lethe_outpost.hold"),
            TableName.of("lethe_outpost.lease"),
            TableName.of("lethe_outpost.receipt"),
            TableName.of("lethe_outpost.object_mark"),
            TableName.of("lethe_outpost.aside_mark"));
    /** Enough to tell a user who was forgotten from one who was not. */
    private static final Map<String, Set<String>> OWN =
            Map.of("leaf", Set.of("SELECT", "INSERT"), "run", Set.of("SELECT", "INSERT", "UPDATE"));

    private static final Set<String> READ_AND_WRITE = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    /** Allows nothing by itself, but without it the server hides foreign keys: see {@link io.lethe.catalog.Sight}. */
    private static final String SHOWS_FOREIGN_KEYS = "REFERENCES";

    /** Without it the server hides triggers. */
    private static final String SHOWS_TRIGGERS = "TRIGGER";

    private final String database;
    private final Privileges privileges;
    private final Map<TableName, Set<String>> needed;

    /** Tables whose partitions could go whole. */
    private final Set<TableName> lending;

    private GrantExamination(
            String database, Privileges privileges, Map<TableName, Set<String>> needed, Set<TableName> lending) {
        this.database = database;
        this.privileges = privileges;
        this.needed = needed;
        this.lending = lending;
    }

    /** Those of a target's user. */
    static List<Diagnosis> of(TargetName target, Privileges privileges, PolicySet policies, Collection<Table> tables) {
        GrantExamination examination = new GrantExamination(
                target.name(), privileges, needed(target, policies), lending(target, policies, tables));
        List<Diagnosis> diagnosed = new ArrayList<>(examination.diagnoses(() -> {
            List<Diagnosis> diagnoses = new ArrayList<>(examination.lacking());
            diagnoses.addAll(examination.blind());
            diagnoses.addAll(examination.surplus());
            return diagnoses;
        }));
        diagnosed.addAll(examination.rowByRow());
        return diagnosed;
    }

    private static Set<TableName> lending(TargetName target, PolicySet policies, Collection<Table> tables) {
        Set<TableName> purged = policies.map(target).map(DataMap::datasets).orElse(List.of()).stream()
                .filter(dataset -> steps(dataset, policies).anyMatch(step -> step.then() instanceof Action.Purge))
                .map(Dataset::table)
                .collect(Collectors.toSet());
        return tables.stream()
                .filter(table ->
                        purged.contains(table.name()) && !table.separable().isEmpty())
                .map(Table::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Step> steps(Dataset dataset, PolicySet policies) {
        return policies.policies().stream()
                .flatMap(policy -> policy.rules().stream())
                .filter(rule -> rule.data().equals(dataset.id()))
                .flatMap(rule -> rule.steps().stream());
    }

    /** No mistake: whoever does not want it does not grant it. */
    private List<Diagnosis> rowByRow() {
        String rights = String.join(", ", new TreeSet<>(Privileges.EXCHANGE));
        return lending.stream()
                .filter(table -> !privileges.allowExchange(table))
                .map(table -> new Diagnosis(
                        database,
                        OK,
                        "partitions of " + table + " that are due whole go row by row",
                        "To let them go at once: GRANT " + rights + " on it and on lethe_outpost.*"))
                .toList();
    }

    /** Those of own's user: all of own's schema is its own, so only what reaches beyond it is too much. */
    static List<Diagnosis> ofOwn(String database, Privileges privileges, String schema) {
        Map<TableName, Set<String>> needed = new TreeMap<>();
        OWN.forEach((table, rights) -> needed.put(new TableName(schema, table), rights));
        GrantExamination examination = new GrantExamination(database, privileges, needed, Set.of());
        return examination.diagnoses(() -> {
            List<Diagnosis> diagnoses = new ArrayList<>(examination.lacking());
            diagnoses.addAll(examination.tooMuch(held -> held.everywhere() || !held.isIn(schema)));
            return diagnoses;
        });
    }

    private List<Diagnosis> diagnoses(Supplier<List<Diagnosis>> looked) {
        if (!privileges.enforced()) {
            String words = "the server checks no rights: whoever reaches it may do everything";
            return List.of(new Diagnosis(database, WARNING, words, "Fine for the demo only."));
        }
        List<Diagnosis> diagnoses = looked.get();
        return diagnoses.isEmpty()
                ? List.of(new Diagnosis(database, OK, privileges.user() + " may do what is needed, and no more", ""))
                : diagnoses;
    }

    private static Map<TableName, Set<String>> needed(TargetName target, PolicySet policies) {
        Map<TableName, Set<String>> needed = new TreeMap<>();
        OUTPOST.forEach(table -> needed.put(table, new TreeSet<>(READ_AND_WRITE)));
        for (Dataset dataset : policies.map(target).map(DataMap::datasets).orElse(List.of())) {
            if (dataset.files() != null) {
                continue;
            }
            Set<String> rights = new TreeSet<>(Set.of("SELECT"));
            steps(dataset, policies).forEach(step -> rights.add(right(step.then())));
            if (policies.deletesFrom(dataset)) {
                rights.add("DELETE");
            }
            if (policies.detachesFrom(dataset)) {
                rights.add("UPDATE");
            }
            if (rights.size() > 1) {
                rights.add(SHOWS_TRIGGERS);
            }
            // A policy may name a table of the outpost: its receipts have a time of their own.
            needed.computeIfAbsent(dataset.table(), table -> new TreeSet<>()).addAll(rights);
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
                        database,
                        ERROR,
                        privileges.user() + " lacks " + String.join(", ", lacking) + " on " + table,
                        grant));
            }
        });
        return diagnoses;
    }

    private List<Diagnosis> blind() {
        return privileges.allowEverywhere(SHOWS_FOREIGN_KEYS)
                ? List.of()
                : List.of(new Diagnosis(
                        database,
                        ERROR,
                        "foreign keys may be hidden from " + privileges.user() + ", so nothing is planned",
                        "GRANT REFERENCES ON *.* TO " + privileges.user()));
    }

    // Whoever may delete what no policy names can delete it without a receipt.
    private List<Diagnosis> surplus() {
        return tooMuch(held -> !isNeeded(held));
    }

    private List<Diagnosis> tooMuch(Predicate<Privilege> isTooMuch) {
        List<Privilege> surplus = privileges.held().stream().filter(isTooMuch).toList();
        if (surplus.isEmpty()) {
            return List.of();
        }
        String few = surplus.stream().limit(5).map(Privilege::toString).collect(Collectors.joining(", "));
        String more = surplus.size() > 5 ? " and " + (surplus.size() - 5) + " more" : "";
        return List.of(new Diagnosis(
                database,
                WARNING,
                privileges.user() + " may do more than is needed: " + few + more,
                "Fine for the demo; elsewhere revoke it."));
    }

    private boolean isLent(Privilege held, boolean outpost) {
        return outpost
                ? !lending.isEmpty()
                : lending.stream()
                        .anyMatch(table ->
                                held.isIn(table.schema()) && table.table().equals(held.table()));
    }

    private boolean isNeeded(Privilege held) {
        if (held.everywhere()) {
            return held.right().equals(SHOWS_FOREIGN_KEYS);
        }
        boolean outpost = held.isIn("lethe_outpost");
        if (Privileges.EXCHANGE.contains(held.right()) && isLent(held, outpost)) {
            return true;
        }
        return needed.entrySet().stream()
                .anyMatch(need -> need.getValue().contains(held.right())
                        && held.isIn(need.getKey().schema())
                        && (outpost || need.getKey().table().equals(held.table())));
    }
}
