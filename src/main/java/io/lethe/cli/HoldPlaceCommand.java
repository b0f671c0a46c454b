package io.lethe.cli;

import io.lethe.hold.Placement;
import io.lethe.hold.Scope;
import io.lethe.hold.ScopeTargets;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Orders a hold and says where it is in force. */
@Command(
        name = "place",
        header = "Place a hold: nothing that it covers is deleted until it is released.",
        description = {
            "  lethe hold place --dataset invoice --key 2026 --key 17   one row, by its key's values in order",
            "  lethe hold place --subject 4711                          all rows about one person",
            "  lethe hold place --category lead                         a whole category",
            "  ... each with --matter, --reason and --by",
            "",
            "It returns when the hold is in force. A target that cannot be reached is not cleaned until it knows the hold."
        })
final class HoldPlaceCommand implements Callable<Exit> {
    private final Lethe lethe;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required
    private Covered covered;

    @Option(names = "--matter", required = true, paramLabel = "TEXT", description = "The case it belongs to.")
    private String matter = "";

    @Mixin
    private final SignedBy signed = new SignedBy();

    HoldPlaceCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    /** Exactly one of three ways to say what is held. */
    static final class Covered {
        @ArgGroup(exclusive = false)
        private @Nullable Row row;

        @Option(
                names = "--subject",
                paramLabel = "REF",
                description = "The person, as the maps' subject columns name them.")
        private @Nullable String subject;

        @Option(names = "--category", paramLabel = "CATEGORY", description = "A whole category.")
        private @Nullable Category category;

        Scope scope() {
            if (row != null) {
                return new Scope.Row(row.dataset, row.key);
            }
            return subject != null ? new Scope.Subject(subject) : new Scope.Whole(Objects.requireNonNull(category));
        }
    }

    /** One row. */
    static final class Row {
        @Option(names = "--dataset", required = true, paramLabel = "DATASET", description = "The dataset of one row …")
        @SuppressWarnings("NullAway.Init") // required
        private DatasetId dataset;

        @Option(names = "--key", required = true, paramLabel = "VALUE", description = "… and its key; once per column.")
        private List<String> key = List.of();
    }

    @Override
    public Exit call() throws SQLException {
        Scope scope = covered.scope();
        try (Installation installation = lethe.open()) {
            var concerned = new ScopeTargets(installation.policies()).require(scope);
            Placement placement = installation.holds().place(scope, matter, signed.reason(), signed.name(), concerned);
            return PlacementReport.show(lethe, placement, "in force");
        }
    }
}
