package io.lethe.cli;

import static io.lethe.cli.Diagnosis.Level.ERROR;
import static io.lethe.cli.Diagnosis.Level.OK;
import static io.lethe.cli.Diagnosis.Level.WARNING;

import io.lethe.action.AsideSettlement;
import io.lethe.archive.Archive;
import io.lethe.archive.object.ObjectStores;
import io.lethe.archive.store.StoreException;
import io.lethe.catalog.Catalog;
import io.lethe.catalog.ClockDifference;
import io.lethe.catalog.Privileges;
import io.lethe.catalog.ServerView;
import io.lethe.catalog.Target;
import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.ledger.Anchoring;
import io.lethe.ledger.StampState;
import io.lethe.plan.Fit;
import io.lethe.plan.Planner;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.PolicySet;
import io.lethe.policy.name.TargetName;
import io.lethe.run.Replica;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at all that a run needs. */
@Command(
        name = "doctor",
        header = "Look at servers, users, clocks, indexes, replicas, stores and anchors. Changes nothing.",
        description = {
            "  lethe doctor                    own, every target, every archive, every store of objects, every anchor",
            "  lethe doctor --target crm"
        })
final class DoctorCommand implements Callable<Exit> {
    private static final String OWN = "own";

    private final Lethe lethe;

    @Option(names = "--target", paramLabel = "TARGET", description = "Only this target.")
    private @Nullable TargetName target;

    DoctorCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        try (Installation installation = lethe.open()) {
            List<Diagnosis> diagnoses = new ArrayList<>(target == null ? examineOwn(installation) : List.of());
            for (TargetName name : Choice.targets(target, installation)) {
                diagnoses.addAll(examine(name, installation));
            }
            if (target == null) {
                installation.archives().byName().values().forEach(archive -> diagnoses.add(examine(archive)));
                diagnoses.addAll(examineObjects(installation));
                diagnoses.addAll(examineAnchors(installation));
            }
            List<Json> json = diagnoses.stream().map(Diagnosis::json).toList();
            lethe.show(Json.document("doctor").put("diagnoses", json), out -> print(out, diagnoses));
            return count(diagnoses, ERROR) == 0 ? Exit.DONE : Exit.FAILED;
        }
    }

    private static List<Diagnosis> examineOwn(Installation installation) throws SQLException {
        ServerView own = installation.ownServer();
        List<Diagnosis> diagnoses = new ArrayList<>(ServerExamination.ofOwn(OWN, own.server()));
        diagnoses.addAll(GrantExamination.ofOwn(OWN, own.privileges(), own.schema()));
        if (!isServed(own.schema(), installation)) {
            diagnoses.add(new Diagnosis(
                    OWN,
                    WARNING,
                    "no target's map names its tables, so that names, lists of runs and notes of them stay for ever",
                    "Name own among the targets, with policies/maps/lethe.yaml."));
        }
        return diagnoses;
    }

    private static boolean isServed(String schema, Installation installation) {
        PolicySet policies = installation.policies();
        return installation.targets().stream()
                .flatMap(name -> policies.map(name).stream())
                .anyMatch(map -> map.schemas().contains(schema));
    }

    private List<Diagnosis> examine(TargetName name, Installation installation) throws SQLException {
        Target server = installation.target(name);
        Catalog catalog = TargetCatalog.read(name, installation);
        List<Diagnosis> diagnoses = new ArrayList<>(ServerExamination.ofTarget(
                name.name(),
                catalog.server(),
                ClockDifference.measure(server, lethe.doors().clock())));
        diagnoses.addAll(GrantExamination.of(
                name,
                Privileges.of(server),
                installation.policies(),
                catalog.tables().values()));
        diagnoses.add(fit(name.name(), Fit.of(installation.policies(), catalog)));
        if (count(diagnoses, ERROR) == 0) {
            AsideSettlement.left(server).stream()
                    .map(left -> aside(name.name(), left))
                    .forEach(diagnoses::add);
        }
        // Where grants or tables are missing, that is what is to be told; a look at rows would break off over it.
        if (count(diagnoses, ERROR) == 0 && installation.policies().namesLatest()) {
            Planner planner = new Planner(installation.policies(), server, catalog);
            diagnoses.add(overdue(
                    name.name(),
                    planner.overdue(
                                    installation.holds().open(server),
                                    lethe.doors().clock().instant())
                            .total()));
        }
        ReplicaExamination examination = new ReplicaExamination(server);
        for (Replica replica : installation.replicas(name)) {
            diagnoses.add(examination.of(replica));
        }
        return diagnoses;
    }

    private List<Diagnosis> examineAnchors(Installation installation) throws SQLException {
        if (installation.anchors().isEmpty()) {
            return List.of();
        }
        Instant now = lethe.doors().clock().instant();
        Anchoring anchoring = installation.ledger().anchoring();
        return Stream.concat(
                        anchoring.states().stream().map(state -> AnchorReport.diagnosis(state, now)),
                        anchoring.renewing().states().stream()
                                .filter(StampState::isDue)
                                .map(AnchorReport::diagnosis))
                .toList();
    }

    private static Diagnosis examine(Archive archive) {
        return examine("archive " + archive.name(), archive::expectWritable, "new segments can be written");
    }

    /** Only stores that rows point into: others are nobody's business. */
    private static List<Diagnosis> examineObjects(Installation installation) {
        return installation.policies().maps().stream()
                .flatMap(map -> map.datasets().stream())
                .flatMap(dataset -> Stream.ofNullable(dataset.objects()))
                .map(ObjectSet::store)
                .distinct()
                .sorted()
                .map(store -> examineObjects(store, installation.objects()))
                .toList();
    }

    private static Diagnosis examineObjects(String name, ObjectStores stores) {
        return stores.named(name)
                .map(store ->
                        examine("objects " + name, store::expectReachable, "objects can be looked for and removed"))
                .orElse(new Diagnosis(
                        "objects " + name,
                        ERROR,
                        "a map names the store, lethe.yaml does not",
                        "Say there where it is: objects: {" + name + ": {directory: …}}."));
    }

    private static Diagnosis examine(String name, Runnable look, String good) {
        try {
            look.run();
            return new Diagnosis(name, OK, good, "");
        } catch (StoreException e) {
            return new Diagnosis(name, ERROR, String.valueOf(e.getMessage()), "");
        }
    }

    private static Diagnosis fit(String name, Fit fit) {
        long errors = ProblemList.errors(fit.problems());
        return errors == 0
                ? new Diagnosis(name, OK, "tables, keys and indexes are as policies and map need them", "")
                : new Diagnosis(
                        name,
                        ERROR,
                        Words.count(errors, "problem") + " with tables, keys or indexes",
                        "lethe check --against " + name + " shows them.");
    }

    private static Diagnosis aside(String name, String partition) {
        return new Diagnosis(
                name,
                WARNING,
                partition + " is taken out: its rows lie in lethe_outpost",
                "Unless a run is at it, the next one deletes them or puts them back.");
    }

    private static Diagnosis overdue(String name, long rows) {
        return rows == 0
                ? new Diagnosis(name, OK, "no row is overdue", "")
                : new Diagnosis(
                        name,
                        WARNING,
                        Words.count(rows, "row") + (rows == 1 ? " is" : " are") + " overdue: past a policy's delete-by",
                        "lethe plan says in which tables.");
    }

    private static void print(PrintWriter out, List<Diagnosis> diagnoses) {
        for (Diagnosis diagnosis : diagnoses) {
            out.println(diagnosis.database() + ": " + diagnosis.level() + ": " + diagnosis);
        }
        out.println(Words.count(count(diagnoses, ERROR), "error") + ", "
                + Words.count(count(diagnoses, WARNING), "warning") + ". Nothing was changed.");
    }

    private static long count(List<Diagnosis> diagnoses, Diagnosis.Level level) {
        return diagnoses.stream()
                .filter(diagnosis -> diagnosis.level() == level)
                .count();
    }
}
