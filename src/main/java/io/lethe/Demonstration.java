package io.lethe;

import io.lethe.catalog.CatalogReader;
import io.lethe.cli.DoneRows;
import io.lethe.cli.Exit;
import io.lethe.cli.RunProgress;
import io.lethe.cli.terminal.Terminal;
import io.lethe.demo.ClientTaskSample;
import io.lethe.demo.ServerLogFiles;
import io.lethe.demo.UploadedFiles;
import io.lethe.ledger.Ledger;
import io.lethe.ledger.Verdict;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.plan.Fit;
import io.lethe.policy.DataMap;
import io.lethe.policy.PolicySet;
import io.lethe.policy.Problem;
import io.lethe.policy.name.TargetName;
import io.lethe.run.RunOutcome;
import io.lethe.run.RunRequest;
import io.lethe.run.RunSummary;
import io.lethe.run.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code lethe demo}: everything once, on a sample. Each step looks first whether it is done already, so that the demo may be broken off
 * anywhere and called again.
 */
final class Demonstration {
    /** The same data for everybody who asks for the same day and size. */
    private static final long SEED = 20261122;

    private final Wiring wiring;
    private final Path state;
    private final Terminal terminal;
    private final InstantSource clock;

    Demonstration(Wiring wiring, Path state, Terminal terminal, InstantSource clock) {
        this.wiring = wiring;
        this.state = state;
        this.terminal = terminal;
        this.clock = clock;
    }

    Exit show(long rows, StopSignal stop) throws SQLException {
        say("State: " + state + " (delete it, or `lethe demo --reset`, to start anew)");
        String url = wiring.databases().embeddedUrl(state, Databases.SAMPLE.name());
        say("Embedded MariaDB is running.");
        wiring.migrate();
        makeArchive();
        sample(url, rows);
        logFiles();
        uploadedFiles(url);
        check();
        DepartureReport departure = DepartureReport.before(url, wiring.policies());
        RunOutcome outcome = run(Databases.SAMPLE, stop);
        terminal.flush();
        if (outcome instanceof RunOutcome.Refused) {
            return tell(Databases.SAMPLE, outcome);
        }
        RunOutcome ownRecords = run(Databases.OWN, stop);
        terminal.flush();
        if (!prove()) {
            return Exit.NOT_VERIFIED;
        }
        if (outcome instanceof RunOutcome.Finished) {
            departure.print(terminal.out());
        }
        return end(outcome, ownRecords);
    }

    /** An archive is never made when it is missing, since it may be a disk that is not mounted; the demo's is no such disk. */
    private void makeArchive() {
        try {
            Files.createDirectories(state.resolve(Settings.DEMO_ARCHIVE));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the demo's archive", e);
        }
    }

    private void sample(String url, long rows) throws SQLException {
        Optional<ClientTaskSample> there = ClientTaskSample.in(url);
        if (there.isPresent()) {
            say("The ClientTask sample of " + count(there.get().rows()) + " rows as of "
                    + there.get().asOf() + " is there.");
            return;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        say("Making the ClientTask sample: about " + count(rows) + " rows as of " + today + " …");
        AtomicLong written = new AtomicLong();
        new ClientTaskSample(today, rows, SEED).create(url, written::addAndGet);
        say("Made " + count(written.get()) + " rows.");
    }

    private void logFiles() {
        Path directory = state.resolve("logs");
        if (!Files.exists(directory)) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            say("Made " + ServerLogFiles.make(directory, today) + " log files in " + directory + ".");
        }
    }

    private void uploadedFiles(String url) throws SQLException {
        Path directory = state.resolve(Settings.DEMO_UPLOADS);
        if (!Files.exists(directory)) {
            say("Made " + count(UploadedFiles.make(directory, url)) + " uploaded files in " + directory + ".");
        }
    }

    private void check() throws SQLException {
        PolicySet policies = wiring.policies();
        List<Problem> problems = new ArrayList<>();
        for (TargetName target : wiring.targets()) {
            Set<String> schemas = policies.map(target).map(DataMap::schemas).orElseThrow();
            problems.addAll(Fit.of(policies, new CatalogReader().read(wiring.target(target), schemas))
                    .problems());
        }
        problems.forEach(problem -> say(problem.toString()));
        say("Checked " + policies.policies().size() + " policies against the databases: "
                + count(problems.stream().filter(Problem::isError).count()) + " problems.");
    }

    private RunOutcome run(TargetName target, StopSignal stop) throws SQLException {
        try (RunProgress progress = new RunProgress(terminal, clock, wiring.policies())) {
            return wiring.runs(target).run(RunRequest.everything(), stop, progress);
        }
    }

    private boolean prove() throws SQLException {
        Ledger ledger = wiring.ledger();
        Checkpoint checkpoint = Checkpoint.parse(ledger.checkpoint().text());
        say("Published checkpoint: " + count(checkpoint.size()) + " leaves, root "
                + checkpoint.root().hex());
        Verdict verdict = ledger.verify();
        say("Verified the ledger from its bytes: " + verdict);
        return verdict.holds();
    }

    private Exit end(RunOutcome outcome, RunOutcome ownRecords) throws SQLException {
        PrintWriter out = terminal.out();
        Exit exit = tell(Databases.SAMPLE, outcome);
        if (ownRecords instanceof RunOutcome.NothingToDo) {
            out.println("Of Lethe's own records none is due yet.");
        } else {
            out.println("Lethe's own records:");
            Exit of = tell(Databases.OWN, ownRecords);
            exit = exit == Exit.DONE ? of : exit;
        }
        next(out);
        return exit;
    }

    private Exit tell(TargetName target, RunOutcome outcome) throws SQLException {
        PrintWriter out = terminal.out();
        return switch (outcome) {
            case RunOutcome.Finished finished -> {
                RunSummary run = wiring.runs(target).find(finished.run()).orElse(null);
                out.println(
                        DoneRows.words(finished.rows(), run) + ", each with a receipt (run " + finished.run() + ").");
                yield Exit.DONE;
            }
            case RunOutcome.NothingToDo nothing -> {
                out.println("Nothing to do: no row is due.");
                yield Exit.DONE;
            }
            case RunOutcome.LeftAlone left -> {
                out.println("Nothing was done: " + left.reason() + ".");
                yield Exit.FAILED;
            }
            case RunOutcome.Stopped stopped -> {
                RunSummary run = wiring.runs(target).find(stopped.run()).orElse(null);
                out.println("Stopped: " + stopped.reason() + ". " + DoneRows.words(stopped.rows(), run)
                        + " so far; `lethe demo` again continues.");
                yield Exit.STOPPED;
            }
            case RunOutcome.Incomplete incomplete -> {
                out.println("Incomplete: " + incomplete.reason() + ".");
                yield Exit.FAILED;
            }
            case RunOutcome.Refused refused -> {
                out.println("Refused: " + refused.reason() + ". Nothing was changed.");
                yield Exit.REFUSED;
            }
        };
    }

    private static void next(PrintWriter out) {
        out.println();
        out.println("Try next:");
        out.println("  ./lethe plan                                     what a run would do now");
        out.println("  ./lethe runs                                     what was run");
        out.println("  ./lethe explain clienttask.activity_log 90000    why a row is still there, and until when");
        out.println("  ./lethe archive read clienttask.invoice          what went into the archive");
        out.println("  ./lethe hold place --subject 42 --matter \"case 7\" --reason \"dispute\" --by counsel");
        out.println("  ./lethe ledger verify                            recompute the proof from its bytes");
    }

    private void say(String line) {
        terminal.err().println(line);
        terminal.flush();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
