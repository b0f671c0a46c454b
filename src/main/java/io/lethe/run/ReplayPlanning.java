package io.lethe.run;

import io.lethe.action.RowsAgain;
import io.lethe.action.RowsThatReturned;
import io.lethe.action.TableKeys;
import io.lethe.catalog.Catalog;
import io.lethe.catalog.Table;
import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.ledger.DeletedRows;
import io.lethe.ledger.DeletedRows.Known;
import io.lethe.ledger.TableDeeds;
import io.lethe.ledger.row.RowKeys;
import io.lethe.plan.AccessPath;
import io.lethe.plan.Counts;
import io.lethe.plan.RunPlan;
import io.lethe.plan.Standing;
import io.lethe.plan.TableStep;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Looks for rows that are back although the ledger knows them as deleted, and plans to delete them again. Writes nothing anywhere.
 *
 * <ol>
 *   <li>Make the plan of all categories: what is not due today is not deleted, whatever the ledger says of it.
 *   <li>Of each table that chunks deleted from: pass over all its rows once by key, and let the ledger say which it knows.
 *   <li>Ask the table, by the plan's own conditions, how these stand.
 *   <li>The plan's steps on these tables, with these counts, are the plan. What each deletes, its sieve tells again row by row.
 * </ol>
 */
final class ReplayPlanning {
    /** Some megabytes; enough that the commitments of a chunk are read once for many rows of it. */
    private static final int PAGE = 50_000;

    private final Equipment engine;
    private final Target target;
    private final PolicySet policies;
    private final RunPlanning planning;

    ReplayPlanning(Equipment engine, Target target, PolicySet policies, RunPlanning planning) {
        this.engine = engine;
        this.target = target;
        this.policies = policies;
        this.planning = planning;
    }

    ReplayLook look() throws SQLException {
        RunPlan everything = planning.plan(Set.of(), engine.clock().instant());
        Search search = new Search(everything, planning.standings(everything.asOf()), planning.catalog());
        List<ReplayedTable> tables = new ArrayList<>();
        for (TableDeeds deeds : engine.ledger().deedsOn(target.name())) {
            tables.addAll(search.in(deeds));
        }
        return new ReplayLook(everything.replaying(incarnation(), search.steps()), tables);
    }

    private UUID incarnation() throws SQLException {
        try (Connection connection = target.open()) {
            return Gate.read(target.on(connection), target.name()).incarnation();
        }
    }

    /** One pass over the tables; gathers what its steps would delete again. */
    private final class Search {
        private final RunPlan everything;
        private final List<Standing> standings;
        private final Catalog catalog;
        private final Map<Integer, Counts> found = new HashMap<>();

        Search(RunPlan everything, List<Standing> standings, Catalog catalog) {
            this.everything = everything;
            this.standings = standings;
            this.catalog = catalog;
        }

        /** None of a table that is gone, nor of files: one that is back is due as it was, and the next run looks at all there are. */
        List<ReplayedTable> in(TableDeeds deeds) throws SQLException {
            Optional<Dataset> dataset = policies.datasetOf(target.name(), deeds.table());
            Optional<Table> table = catalog.table(deeds.table());
            if (dataset.isEmpty()) {
                return List.of(ReplayTally.untold(deeds.table(), "no dataset of the data map has this table any more"));
            }
            return table.isEmpty() ? List.of() : List.of(in(deeds, table.get(), dataset.get()));
        }

        private ReplayedTable in(TableDeeds deeds, Table table, Dataset dataset) throws SQLException {
            List<Standing> steps = standings.stream().filter(deletesFrom(table)).toList();
            ReplayTally tally = new ReplayTally(steps);
            RowsAgain again = new RowsAgain(target, table, dataset.key(), steps);
            TableKeys keys = new TableKeys(target, table, dataset.key());
            try (DeletedRows deleted = engine.ledger().deletedRows(deeds, dataset.key())) {
                for (RowKeys page = keys.next(PAGE); page.size() > 0; page = keys.next(PAGE)) {
                    List<Known> known = deleted.find(page);
                    tally.looked(page.size(), known);
                    for (var some : RowsThatReturned.byCutoff(known, page).entrySet()) {
                        again.count(some.getValue(), some.getKey()).forEach(tally::add);
                    }
                }
                found.putAll(tally.counts());
                return tally.of(deeds.table(), deleted.untold());
            }
        }

        private Predicate<Standing> deletesFrom(Table table) {
            return standing -> standing.name().equals(table.name())
                    && everything.steps().get(standing.step() - 1).action().deletes();
        }

        /** Those by which rows are deleted again, with those whose rows go with them. */
        List<TableStep> steps() {
            return everything.steps().stream()
                    .filter(step -> due(top(step)) > 0)
                    .map(step -> step.again(counts(step)))
                    .toList();
        }

        private TableStep top(TableStep step) {
            return step.path() instanceof AccessPath.WithStep with
                    ? top(everything.steps().get(with.step() - 1))
                    : step;
        }

        private long due(TableStep step) {
            return counts(step).due();
        }

        private Counts counts(TableStep step) {
            return found.getOrDefault(step.number(), ReplayTally.NONE);
        }
    }
}
