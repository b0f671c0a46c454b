package io.lethe.cli;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.Target;
import io.lethe.hold.OpenHolds;
import io.lethe.plan.RowExplainer;
import io.lethe.plan.RowExplanation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why one row is still there, and until when. */
@Command(
        name = "explain",
        header = "Explain one row: which rule, since when, until when, what keeps it.",
        description = {
            "  lethe explain crm.lead 4711             by the target and the table, and the row's key",
            "  lethe explain crm.invoice 2026 17       one value for each column of the key",
            "  lethe explain crm.lead 4711 --as-of 2027-01-01T00:00:00Z"
        })
final class ExplainCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(index = "0", paramLabel = "TARGET.TABLE", description = "A table of a data map.")
    private String table = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY", description = "The row's key, in the map's order.")
    private List<String> key = List.of();

    @Option(names = "--as-of", paramLabel = "INSTANT", description = "As if it were then; now by default.")
    private @Nullable Instant asOf;

    ExplainCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        Instant instant = asOf == null ? lethe.doors().clock().instant() : asOf;
        try (Installation installation = lethe.open()) {
            NamedTable named = NamedTable.find(table, installation.policies());
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
