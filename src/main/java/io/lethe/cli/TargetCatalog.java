package io.lethe.cli;

import io.lethe.catalog.Catalog;
import io.lethe.catalog.CatalogReader;
import io.lethe.policy.DataMap;
import io.lethe.policy.name.TargetName;
import java.sql.SQLException;

/** The catalog of the schemas that a target's map names. */
final class TargetCatalog {
    private TargetCatalog() {}

    static Catalog read(TargetName target, Installation installation) throws SQLException {
        DataMap map = installation
                .policies()
                .map(target)
                .orElseThrow(() -> new UsageException(
                        "target " + target + " has no data map maps/" + target + ".yaml. Nothing was changed."));
        return new CatalogReader().read(installation.target(target), map.schemas());
    }
}
