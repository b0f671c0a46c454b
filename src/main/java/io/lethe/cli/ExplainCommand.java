package io.lethe.cli;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Target;
import io.lethe.cli.record.Form;
import io.lethe.cli.record.ProcessingRecord;
import io.lethe.hold.OpenHolds;
import io.lethe.plan.RowExplainer;
import io.lethe.plan.RowExplanation;
import io.lethe.policy.read.PolicyReader;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why one row is still there, and until when; or what the policies say of all rows. */
@Command(
        name = "explain",
        header = "Explain one row: which rule, since when, until when, what keeps it; or all policies.",
        description = {
            "  lethe explain crm.lead 4711             by the target and the table, and the row's key",
            "  lethe explain crm.invoice 2026 17       one value for each column of the key",
            "  lethe explain crm.lead 4711 --as-of 2027-01-01T00:00:00Z",
            "  lethe explain --table > policies/README.md     all policies: what happens to which data, and when",
            "  lethe explain --table=csv                      as a record of processing activities (GDPR Art. 30)"
        })
final class ExplainCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TARGET.TABLE", description = "A table of a data map.")
    private @Nullable String table;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "KEY", description = "The row's key, in the map's order.")
    private List<String> key = List.of();

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "As if it were then; now by default.")
    private @Nullable Instant asOf;

    @Option(
            names = "--table",
            arity = "0..1",
            fallbackValue = "markdown",
            paramLabel = "markdown|csv|html",
            description = "All policies instead of one row, without a database; markdown by default.")
    private @Nullable Form form;

    ExplainCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        if (form != null) {
            return explainAll(form);
        }
        if (table == null || key.isEmpty()) {
            throw new UsageException(
                    "expected TARGET.TABLE and KEY such as crm.lead 4711, or --table. Nothing was changed.");
        }
        return explainRow(table);
    }

    private Exit explainAll(Form chosen) {
        if (table != null || asOf != null) {
            throw new UsageException(
                    "--table is about all policies; leave out TARGET.TABLE, KEY and --as-of. Nothing was changed.");
        }
        LocalDate today = LocalDate.ofInstant(lethe.doors().clock().instant(), ZoneOffset.UTC);
        ProcessingRecord record = ProcessingRecord.of(PolicyReader.read(lethe.policies(), today));
        lethe.show(record.json(), out -> out.print(chosen.of(record)));
        return Exit.DONE;
    }

    private Exit explainRow(String word) throws SQLException {
        Instant instant = asOf == null ? lethe.doors().clock().instant() : asOf;
        try (Installation installation = lethe.open()) {
            NamedTable named = NamedTable.find(word, installation.policies());
            RowExplanation explanation = explain(named, instant, installation);
            new ExplanationReport(installation.policies(), instant).show(lethe, named.target(), explanation);
            return Exit.DONE;
        }
    }

    private RowExplanation explain(NamedTable named, Instant instant, Installation installation) throws SQLException {
        Target target = installation.target(named.target());
        Catalog catalog = TargetCatalog.read(named.target(), installation);
        OpenHolds holds = installation.holds().open(target);
        return new RowExplainer(installation.policies(), target, catalog)
                .explain(named.table(), key, holds, instant)
                .orElseThrow(() -> new NoSuchRowException(named.table()));
    }
}
