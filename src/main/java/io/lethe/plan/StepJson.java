package io.lethe.plan;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.json.JsonValue;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.ColumnName;
import io.lethe.policy.name.DatasetId;
import io.lethe.policy.name.TableName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a plan in its written form; an example stands at {@link RunPlan}. */
final class StepJson {
    private static final String START_INDEX = "start-index";
    private static final String KEY_ORDER = "key-order";
    private static final String WITH_STEP = "with-step";
    private static final String OBJECTS = "objects";
    private static final String DIRECTORY = "directory";
    private static final String OK = "ok";
    private static final String UNREADABLE = "unreadable";
    private static final String OVERDUE = "overdue";
    private static final String OVER_LIMIT = "over-limit";

    private StepJson() {}

    static JsonObject write(TableStep step) {
        JsonObject.Builder json = JsonObject.builder();
        ActionJson.write(step.action(), json);
        return json.put("number", step.number())
                .put("category", step.category().name())
                .put("policy", step.policyHash())
                .put("rule", step.rule())
                .put("stage", step.stage())
                .put("dataset", step.dataset().name())
                .put("table", step.table().toString())
                .put("cutoff", step.cutoff())
                .put("path", write(step.path()))
                .put("counts", write(step.counts()))
                .put("guard", write(step.guard()))
                .put("partitions", write(step.partitions()))
                .build();
    }

    static TableStep read(JsonObject json) {
        return new TableStep(
                (int) json.integer("number"),
                new Category(json.text("category")),
                json.text("policy"),
                (int) json.integer("rule"),
                (int) json.integer("stage"),
                ActionJson.read(json),
                new DatasetId(json.text("dataset")),
                TableName.of(json.text("table")),
                json.instant("cutoff"),
                path(json.object("path")),
                counts(json.object("counts")),
                guard(json.object("guard")),
                json.array("partitions").objects().stream()
                        .map(StepJson::partition)
                        .toList());
    }

    private static JsonObject write(AccessPath path) {
        return switch (path) {
            case AccessPath.StartIndex index ->
                JsonObject.builder()
                        .put("kind", START_INDEX)
                        .put("index", index.index())
                        .build();
            case AccessPath.KeyOrder order ->
                JsonObject.builder()
                        .put("kind", KEY_ORDER)
                        .put("why", order.why())
                        .build();
            case AccessPath.WithStep with ->
                JsonObject.builder()
                        .put("kind", WITH_STEP)
                        .put("step", with.step())
                        .put(
                                "via",
                                JsonArray.ofTexts(with.via().stream()
                                        .map(ColumnName::name)
                                        .toList()))
                        .build();
            case AccessPath.Objects objects ->
                JsonObject.builder()
                        .put("kind", OBJECTS)
                        .put("store", objects.store())
                        .build();
            case AccessPath.Directory files ->
                JsonObject.builder()
                        .put("kind", DIRECTORY)
                        .put("directory", files.directory())
                        .put("match", files.match())
                        .build();
        };
    }

    private static AccessPath path(JsonObject json) {
        return switch (json.text("kind")) {
            case START_INDEX -> new AccessPath.StartIndex(json.text("index"));
            case KEY_ORDER -> new AccessPath.KeyOrder(json.text("why"));
            case WITH_STEP ->
                new AccessPath.WithStep(
                        json.count("step"),
                        json.array("via").texts().stream().map(ColumnName::new).toList());
            case OBJECTS -> new AccessPath.Objects(json.text("store"));
            case DIRECTORY -> new AccessPath.Directory(json.text("directory"), json.text("match"));
            default -> throw new IllegalArgumentException("expected an access path but was " + json.text("kind"));
        };
    }

    private static JsonObject write(Counts counts) {
        JsonObject.Builder json = JsonObject.builder()
                .put("due", counts.due())
                .put("held", counts.held())
                .put("waiting", counts.waiting())
                .put("undated", counts.undated())
                .put("table", counts.table());
        putIfAny(json, UNREADABLE, counts.unreadable());
        putIfAny(json, OVERDUE, counts.overdue());
        return json.build();
    }

    private static void putIfAny(JsonObject.Builder json, String name, long rows) {
        if (rows > 0) {
            json.put(name, rows);
        }
    }

    private static long any(JsonObject json, String name) {
        return json.has(name) ? json.integer(name) : 0;
    }

    private static Counts counts(JsonObject json) {
        return new Counts(
                json.integer("due"),
                json.integer("held"),
                json.integer("waiting"),
                json.integer("undated"),
                json.integer("table"),
                any(json, UNREADABLE),
                any(json, OVERDUE));
    }

    private static JsonObject write(Guard guard) {
        return switch (guard) {
            case Guard.Ok ok -> JsonObject.builder().put("verdict", OK).build();
            case Guard.OverLimit over ->
                JsonObject.builder()
                        .put("verdict", OVER_LIMIT)
                        .put("words", over.words())
                        .build();
        };
    }

    private static Guard guard(JsonObject json) {
        return switch (json.text("verdict")) {
            case OK -> new Guard.Ok();
            case OVER_LIMIT -> new Guard.OverLimit(json.text("words"));
            default -> throw new IllegalArgumentException("expected a verdict but was " + json.text("verdict"));
        };
    }

    private static JsonArray write(List<Partition> partitions) {
        return new JsonArray(partitions.stream().<JsonValue>map(StepJson::write).toList());
    }

    private static JsonObject write(Partition partition) {
        JsonObject.Builder json =
                JsonObject.builder().put("number", partition.number()).put("rows", partition.rows());
        putBound(json, "from", partition.from());
        putBound(json, "to", partition.to());
        return json.build();
    }

    private static void putBound(JsonObject.Builder json, String name, @Nullable String bound) {
        if (bound != null) {
            json.put(name, bound);
        }
    }

    private static Partition partition(JsonObject json) {
        return new Partition(
                (int) json.integer("number"), bound(json, "from"), bound(json, "to"), json.integer("rows"));
    }

    private static @Nullable String bound(JsonObject json, String name) {
        return json.has(name) ? json.text(name) : null;
    }
}
