package io.lethe.cli;

import io.lethe.evidence.Asked;
import io.lethe.evidence.Presence;
import io.lethe.hold.OpenHolds;
import io.lethe.plan.RowExplainer;
import io.lethe.plan.RowExplanation;
import io.lethe.policy.Dataset;
import io.lethe.policy.FileSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record, as {@code TARGET.TABLE=KEY}. Whether it is there is asked of the database first.
 */
final class RecordQuestion {
    private final Installation installation;
    private final Instant now;

    RecordQuestion(Installation installation, Instant now) {
        this.installation = installation;
        this.now = now;
    }

    Asked ask(String words) throws SQLException {
        int equals = words.indexOf('=');
        if (equals < 1 || equals == words.length() - 1) {
            throw new UsageException(
                    "expected a record such as crm.lead=4711 but was \"" + words + "\". Nothing was issued.");
        }
        String name = words.substring(0, equals);
        String value = words.substring(equals + 1);
        Optional<ObjectQuestion> object = ObjectQuestion.find(name, installation.policies());
        return object.isPresent()
                ? object.get().ask(value, installation)
                : ask(NamedTable.find(name, installation.policies()), value);
    }

    private Asked ask(NamedTable table, String value) throws SQLException {
        List<String> key = key(value, table);
        refuseNameAlone(table, key);
        Presence presence = explain(table, key)
                .<Presence>map(row -> new Presence.There(row.holds().size(), row.goes(), row.next(null)))
                .orElseGet(Presence.Absent::new);
        return new Asked.OfRecord(table.target(), table.table(), key, presence);
    }

    private List<String> key(String value, NamedTable table) {
        int columns = installation
                .policies()
                .datasetOf(table.target(), table.table())
                .map(Dataset::key)
                .map(List::size)
                .orElse(1);
        return columns == 1 ? List.of(value) : List.of(value.split(",", -1));
    }

    /** Names are used again, and the ledger commits to the name and the content together: by the name alone nobody can ask it. */
    private static void refuseNameAlone(NamedTable table, List<String> key) {
        if (table.table().schema().equals(FileSet.SCHEMA) && key.size() != 2) {
            throw new UsageException("expected a file's name and the SHA-256 of its content, such as " + table.target()
                    + "." + table.table().table()
                    + "=access.log.1,9f3c…, since names are used again but there is only the"
                    + " name. Nothing was issued. A copy of the file tells it: sha256sum FILE");
        }
    }

    private Optional<RowExplanation> explain(NamedTable table, List<String> key) throws SQLException {
        var target = installation.target(table.target());
        OpenHolds holds = installation.holds().open(target);
        return new RowExplainer(installation.policies(), target, TargetCatalog.read(table.target(), installation))
                .explain(table.table(), key, holds, now);
    }
}
