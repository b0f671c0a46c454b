package io.lethe.policy.read;

import io.lethe.policy.Dataset;
import io.lethe.policy.field.Nearest;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import io.lethe.policy.yaml.YamlNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The datasets of all maps by name, and what the maps say wrongly about each other. */
final class Datasets {
    private final Map<DatasetId, DatasetDraft> byId = new LinkedHashMap<>();
    private final Map<Path, DatasetDraft> byDirectory = new HashMap<>();
    private final Map<String, DatasetDraft> byStore = new HashMap<>();
    private final boolean all;

    private Datasets(boolean all) {
        this.all = all;
    }

    /**
     * Takes in the maps and tells what contradicts in them.
     *
     * @param all whether every map could be read; if not, a dataset that is not found may well exist
     */
    static Datasets of(List<MapDraft> maps, boolean all) {
        Datasets datasets = new Datasets(all && !maps.isEmpty());
        maps.forEach(datasets::takeIn);
        maps.forEach(datasets::checkDirectories);
        maps.forEach(datasets::checkStores);
        maps.forEach(datasets::checkParents);
        return datasets;
    }

    /** Whether a name that is not here is known to be nowhere. */
    boolean areAll() {
        return all;
    }

    Optional<DatasetDraft> find(DatasetId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The dataset, if it is there and nothing in it is wrong. */
    Optional<Dataset> right(DatasetId id) {
        return find(id).flatMap(draft -> Optional.ofNullable(draft.dataset()));
    }

    /** All in which nothing is wrong, in the order of the maps. */
    Stream<Dataset> allRight() {
        return byId.values().stream().flatMap(draft -> Optional.ofNullable(draft.dataset()).stream());
    }

    List<String> names() {
        return byId.keySet().stream().map(DatasetId::name).toList();
    }

    private void takeIn(MapDraft map) {
        Map<TableName, DatasetDraft> byTable = new HashMap<>();
        for (DatasetDraft draft : map.datasets()) {
            DatasetDraft same = byId.putIfAbsent(draft.id(), draft);
            if (same != null) {
                String message = "dataset " + draft.id() + " stands at " + same.place() + " too";
                map.problems().error(draft.map(), draft.entry(), message, "A dataset's name is unique over all maps.");
            }
            TableName table = draft.table();
            DatasetDraft other = table == null ? null : byTable.putIfAbsent(table, draft);
            if (other != null) {
                String message = "table " + table + " belongs to dataset " + other.id() + " already";
                map.problems().error(draft.at("table"), message, "A table belongs to one dataset.");
            }
        }
    }

    /** Two that share a directory could share a file, which would then go by the shorter period. */
    private void checkDirectories(MapDraft map) {
        for (DatasetDraft draft : map.datasets()) {
            Dataset dataset = draft.dataset();
            if (dataset != null && dataset.files() != null) {
                Path directory = dataset.files().directory();
                DatasetDraft other = byDirectory.putIfAbsent(directory, draft);
                if (other != null) {
                    String message = "directory " + directory + " belongs to dataset " + other.id() + " already";
                    map.problems().error(draft.at("files"), message, "A directory belongs to one dataset.");
                }
            }
        }
    }

    /** Whether a row still points at an object is asked on one target: rows of another would lose theirs unasked. */
    private void checkStores(MapDraft map) {
        for (DatasetDraft draft : map.datasets()) {
            Dataset dataset = draft.dataset();
            if (dataset != null && dataset.objects() != null) {
                String store = dataset.objects().store();
                DatasetDraft other = byStore.putIfAbsent(store, draft);
                if (other != null && !other.map().equals(draft.map())) {
                    String message =
                            "object store " + store + " belongs to dataset " + other.id() + " of another map already";
                    map.problems().error(draft.at("objects"), message, "An object store belongs to one target.");
                }
            }
        }
    }

    /** A table that a rule is about is in scope; one that is there only as a parent may be excused. */
    void checkOutOfScope(List<MapDraft> maps, Set<DatasetId> ruled) {
        for (MapDraft map : maps) {
            if (map.root().value("out-of-scope").orElse(map.root()) instanceof YamlNode.Mapping excused) {
                map.datasets().stream()
                        .filter(draft -> ruled.contains(draft.id()))
                        .forEach(draft -> excused.entries().stream()
                                .filter(entry -> entry.key().equals(String.valueOf(draft.table())))
                                .forEach(entry -> map.problems()
                                        .error(excused, entry, contradiction(draft), "Keep one of them.")));
            }
        }
    }

    private static String contradiction(DatasetDraft draft) {
        return "table " + draft.table() + " cannot be out of scope: a rule is about its dataset " + draft.id();
    }

    private void checkParents(MapDraft map) {
        List<String> names =
                map.datasets().stream().map(draft -> draft.id().name()).toList();
        for (DatasetDraft draft : map.datasets()) {
            draft.parents().forEach((name, parent) -> checkParent(map, draft, new Way(name, parent, names)));
        }
    }

    /** A parent as a dataset declares it, and the datasets that its map has. */
    private record Way(String name, Dataset.Parent parent, List<String> names) {}

    private void checkParent(MapDraft map, DatasetDraft draft, Way way) {
        YamlNode node = draft.parent(way.name());
        DatasetId id = way.parent().data();
        if (!way.names().contains(id.name())) {
            String remedy = Nearest.remedy(id.name(), way.names());
            map.problems().error(valueOf(node, "data"), "there is no dataset " + id + " in this map", remedy);
            return;
        }
        right(id)
                .filter(parent -> parent.key().size() != way.parent().via().size())
                .ifPresent(parent -> {
                    int columns = parent.key().size();
                    String expected =
                            "expected " + columns + (columns == 1 ? " column" : " columns") + " like the key of " + id;
                    map.problems()
                            .error(
                                    valueOf(node, "via"),
                                    expected + " but there "
                                            + are(way.parent().via().size()),
                                    "");
                });
    }

    private static String are(int count) {
        return count == 1 ? "is 1" : "are " + count;
    }

    private static YamlNode valueOf(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping ? mapping.value(key).orElse(node) : node;
    }
}
