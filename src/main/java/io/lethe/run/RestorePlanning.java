package io.lethe.run;

import io.lethe.action.HoldCover;
import io.lethe.action.RestoreCheck;
import io.lethe.action.RestoreObstacle;
import io.lethe.action.RestoreSite;
import io.lethe.action.SegmentFit;
import io.lethe.archive.Archive;
import io.lethe.archive.content.SegmentSchema;
import io.lethe.archive.store.SegmentName;
import io.lethe.catalog.Catalog;
import io.lethe.catalog.CatalogReader;
import io.lethe.catalog.Target;
import io.lethe.hold.Gate;
import io.lethe.policy.Dataset;
import io.lethe.policy.PolicySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether rows of a segment can be put back. Writes nothing anywhere. */
final class RestorePlanning {
    private final Equipment engine;
    private final Target target;
    private final PolicySet policies;

    RestorePlanning(Equipment engine, Target target, PolicySet policies) {
        this.engine = engine;
        this.target = target;
        this.policies = policies;
    }

    /**
     * Looked at, and ready where nothing is in the way.
     *
     * @param cover null where rows are wanted that no hold keeps
     */
    record Ready(
            RestoreLook look,
            RestoreSource source,
            SegmentDeed deed,
            Place place,
            RestoreCheck check,
            @Nullable HoldCover cover) {}

    /** The target as it was when we looked. */
    record Place(RestoreSite site, Gate gate, String server) {}

    Ready look(RestoreOrder order) throws SQLException {
        RecordedSegment segment = recorded(order.segment());
        refuseFiles(segment);
        Archive archive = RunSegments.archive(engine.archives(), segment.archive());
        SegmentDeed deed = SegmentDeed.find(engine.ledger(), segment.name());
        deed.requireUnchanged(archive.verify(segment.name()));
        RestoreSource source = new RestoreSource(archive, segment.name(), order.rows());
        Dataset dataset = dataset(segment);
        Catalog catalog =
                new CatalogReader().read(target, Set.of(segment.table().schema()));
        Place place = place(catalog, dataset, source.schema());
        HoldCover cover = order.withoutHold() ? null : new HoldCover(policies, place.site());
        RestoreCheck check = new RestoreCheck(
                place.site(),
                new RestoreCheck.Terms(
                        deed::covers,
                        cover,
                        engine.holds().open(target),
                        key -> catalog.table(key.parent()),
                        order.leaveOutExisting()));
        List<RestoreObstacle> obstacles = misfits(place.site());
        if (obstacles.isEmpty()) {
            source.read(rows -> {
                check.add(rows);
                return true;
            });
            obstacles = check.obstacles();
        }
        RestoreLook look = new RestoreLook(segment, check.rows(), check.leftOut(), obstacles);
        return new Ready(look, source, deed, place, check, cover);
    }

    /** Whoever writes the file's log may have begun another of its name, and owner and rights are no segment's to know. */
    private void refuseFiles(RecordedSegment segment) {
        boolean files = policies.dataset(segment.dataset()).stream().anyMatch(dataset -> dataset.files() != null);
        if (files) {
            throw new RunRefusedException("segment " + segment.name() + " holds a file, which nobody but you can put"
                    + " back: lethe archive read " + segment.name() + " | jq -r .bytes | base64 -d > FILE.");
        }
    }

    private static List<RestoreObstacle> misfits(RestoreSite site) {
        return new SegmentFit(site)
                .misfits().stream()
                        .map(words -> new RestoreObstacle(site.table().name() + ", " + words))
                        .toList();
    }

    private RecordedSegment recorded(SegmentName name) throws SQLException {
        RecordedSegment segment = new Segments(engine.own())
                .list().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new RunRefusedException(
                                "segment " + name + " was never recorded: no row was deleted because it holds it."));
        if (segment.expiredAt() != null) {
            throw new RunRefusedException("the time of segment " + name + " was over on " + segment.expiredAt()
                    + ", and its rows are gone for good.");
        }
        if (!segment.target().equals(target.name())) {
            throw new IllegalArgumentException("expected a segment of " + target + " but was of " + segment.target());
        }
        return segment;
    }

    private Dataset dataset(RecordedSegment segment) {
        return policies.dataset(segment.dataset())
                .filter(dataset -> dataset.table().equals(segment.table()))
                .orElseThrow(() -> new RunRefusedException("expected the dataset " + segment.dataset()
                        + " with the table "
                        + segment.table() + " in the data map of " + target + ", since the segment is of it, but there"
                        + " is none: whose rows these are, and what holds them, can only be told with it."));
    }

    private Place place(Catalog catalog, Dataset dataset, SegmentSchema schema) throws SQLException {
        var table = catalog.table(dataset.table())
                .orElseThrow(() -> new RunRefusedException("expected the table " + dataset.table() + " on " + target
                        + " but there is none. Create it first, as the segment's first line describes it."));
        try (Connection connection = target.open()) {
            Gate gate = Gate.read(target.on(connection), target.name());
            return new Place(
                    new RestoreSite(target, dataset, table, schema),
                    gate,
                    catalog.server().uuid());
        }
    }
}
