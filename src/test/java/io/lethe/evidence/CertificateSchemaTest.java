package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lethe.evidence.AnchorStatement.Voucher;
import io.lethe.ledger.Keys;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.entry.Details;
import io.lethe.ledger.entry.HeldScope;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.Hash;
import io.lethe.policy.name.Category;
import io.lethe.policy.name.DatasetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every certificate has the published form, and whatever is changed in it has not. */
class CertificateSchemaTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources", "schema");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "certificate.json");
    private static final Schema SCHEMA = schema();

    /** Members that a certificate may lack, as it may lack what they tell of. */
    private static final List<String> MAY_LACK = List.of(
            "by", "until", "subject", "authority", "renewals", "witness", "presence", "objects", "objectCounts");

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(RESOURCES.resolve("certificate.json")), InputFormat.JSON);
    }

    static Stream<String> certificates() {
        Story story = Story.told();
        return Stream.of(
                read(GOLDEN),
                said(Bundles.ofRun(Story.told())),
                said(Bundles.ofRecord(story, 2101)),
                said(Bundles.ofSubject(story, "A")),
                said(Bundles.ofMaskedRecord(
                        Story.toldOfMaskedRows(), 2101, new Presence.There(0, true, "Due."), stated -> stated)),
                said(Bundles.ofMaskedRecord(Story.toldOfMaskedRows(), 2101, new Presence.Absent(), stated -> stated)),
                said(Bundles.ofRun(Story.toldOfObjects(), Anchored.NOWHERE)),
                said(Bundles.ofObject(Story.toldOfObjects(), Story.FILES.getLast(), "b.pdf")),
                said(Bundles.ofMaskedSubject(Story.toldOfMaskedRows(), "A")),
                new String(CertificateJson.write(everything(), new TreeMap<>()), StandardCharsets.UTF_8));
    }

    private static String said(Bundle bundle) {
        return new String(bundle.file(BundleLayout.CERTIFICATE), StandardCharsets.UTF_8);
    }

    /** What the story does not tell: a period, approvals, every kind of hold, runs that were given up or are open, every kind of copy. */
    private static Certificate everything() {
        Story story = Story.told();
        RunStatement run = RunStatement.of(story.leavesOf(Story.run(1)));
        Details details =
                Details.of(JsonObject.builder().put("by", "D. Officer").build(), Keys.random(1));
        Hash hash = Hash.of();
        return new Certificate(
                new Issue(Story.uuid(9), Story.NIGHT, "", "lethe test"),
                new Asked.OfPeriod(Story.NIGHT, Story.NIGHT.plusSeconds(60)),
                Checkpoint.parse(story.log().checkpoint().text()),
                List.of(
                        new AnchorStatement(new AnchorName("notary"), 3, Story.NIGHT, new Voucher.Issuer(), List.of()),
                        new AnchorStatement(
                                new AnchorName("tsa"),
                                3,
                                Story.NIGHT,
                                new Voucher.Authority(
                                        "CN=TSA", List.of(new AnchorStatement.Renewal(Story.NIGHT, "CN=TSA 2"))),
                                List.of(hash)),
                        new AnchorStatement(
                                new AnchorName("legal"), 3, Story.NIGHT, new Voucher.Witness("legal"), List.of())),
                List.of(new PolicyStatement(run.policies().getFirst(), false, null, null)),
                List.of(
                        new ApprovalStatement(3, Story.NIGHT, hash, details),
                        new ApprovalStatement(4, Story.NIGHT, hash, null)),
                List.of(
                        ended(run, new Ending.Aborted(7, Story.NIGHT, 3, 10, "SUPERSEDED")),
                        ended(run, new Ending.Open())),
                List.of(
                        hold(new HeldScope.OfCategory(new Category("web-log")), null),
                        hold(new HeldScope.OfRow(new DatasetId("customer"), hash), null),
                        hold(new HeldScope.OfSubject(hash), new HoldStatement.Release(9, Story.NIGHT))),
                List.of(),
                null,
                Stream.of(ResidualCopy.Kind.values())
                        .map(kind -> new ResidualCopy(kind, "crm", "here", null, ResidualCopy.Source.DATA_MAP))
                        .toList());
    }

    private static RunStatement ended(RunStatement run, Ending ending) {
        return new RunStatement(
                run.run(),
                run.target(),
                run.server(),
                run.plan(),
                run.asOf(),
                run.cutoff(),
                run.startedAt(),
                run.keyEpoch(),
                run.policies(),
                ending,
                run.tables(),
                run.leaves());
    }

    private static HoldStatement hold(HeldScope scope, HoldStatement.@Nullable Release release) {
        return new HoldStatement(Story.uuid(70), scope, 5, Story.NIGHT, release);
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void acceptsEveryCertificate(String certificate) {
        assertThat(SCHEMA.validate(certificate, InputFormat.JSON)).isEmpty();
    }

    /** Each member in its turn is taken away, is of another kind, or has one beside it that nobody knows. */
    @ParameterizedTest
    @MethodSource("certificates")
    void refusesEachOneThatWasChanged(String certificate) {
        JsonNode root = JsonMapper.shared().readTree(certificate);
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        for (ObjectNode object : objects) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode good = object.get(name);
                object.set(name, object.arrayNode().add(object.nullNode()));
                assertThat(isRefused(root)).as("another kind of %s", name).isTrue();
                object.remove(name);
                assertThat(isRefused(root) || MAY_LACK.contains(name) || isFile(name))
                        .as("without %s", name)
                        .isTrue();
                object.set(name, good);
            }
            object.put("zz", 1);
            assertThat(isRefused(root)).as("another member in %s", object).isTrue();
            object.remove("zz");
        }
        assertThat(isRefused(root)).isFalse();
    }

    private static boolean isFile(String name) {
        return name.contains(".");
    }

    private static boolean isRefused(JsonNode certificate) {
        return !SCHEMA.validate(certificate).isEmpty();
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    /** Sense, not only kind: a person's rows belong to the question about a person. */
    @Test
    void refusesAnAnswerToAnotherQuestion() {
        ObjectNode ofSubject = (ObjectNode) JsonMapper.shared().readTree(said(Bundles.ofSubject(Story.told(), "B")));
        JsonNode rows = ofSubject.remove("subject");
        assertThat(isRefused(ofSubject)).isTrue();
        ObjectNode ofRun = (ObjectNode) JsonMapper.shared().readTree(read(GOLDEN));
        ofRun.set("subject", rows);
        assertThat(isRefused(ofRun)).isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
