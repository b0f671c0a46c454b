package io.lethe.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lethe.policy.field.Found;
import io.lethe.policy.yaml.YamlDocument;
import io.lethe.policy.yaml.YamlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The published schema and the reader agree on every example, as far as a schema can say it. */
class SchemaTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Stream<ExampleFile> badFiles() {
        return Stream.of("bad/policy", "bad/together")
                .flatMap(folder -> ExampleFile.in(folder).stream())
                .filter(file -> file.name().endsWith(".yaml"));
    }

    static List<ExampleFile> badMaps() {
        return ExampleFile.in("bad/map");
    }

    static List<ExampleFile> goodFiles() {
        return ExampleFile.in("good").stream()
                .filter(file -> file.name().endsWith(".yaml"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void refusesTheBadFilesThatItCan(ExampleFile file) {
        assertThat(answer(file, file.isPolicy() ? "policy" : "map")).isEqualTo(file.schema());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badMaps")
    void refusesTheBadMapsThatItCan(ExampleFile file) {
        assertThat(answer(file, "map")).isEqualTo(file.schema());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodFiles")
    void acceptsEveryGoodFile(ExampleFile file) {
        assertThat(answer(file, file.isPolicy() ? "policy" : "map")).isEqualTo("accepts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy", "map"})
    void isClosedAndDescribedEverywhere(String name) throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(path(name)));

        assertThat(schema.get("$schema").asString()).isEqualTo("http://json-schema.org/draft-07/schema#");
        check(schema, "#");
    }

    /** Everything that has properties admits no others, and every property and definition says what it is. */
    private static void check(JsonNode node, String path) {
        if (node.has("properties") && "object".equals(node.path("type").asString())) {
            assertThat(node.has("additionalProperties")).as(path + " is closed").isTrue();
        }
        for (String group : List.of("properties", "definitions")) {
            node.path(group).properties().forEach(entry -> {
                boolean narrows = entry.getValue().has("const")
                        || entry.getValue().has("enum")
                        || entry.getValue().has("$ref");
                assertThat(entry.getValue().has("description") || narrows)
                        .as(path + "/" + group + "/" + entry.getKey() + " says what it is")
                        .isTrue();
            });
        }
        node.properties().forEach(entry -> check(entry.getValue(), path + "/" + entry.getKey()));
    }

    @Test
    void showsExamplesThatItAcceptsItself() throws IOException {
        for (String name : List.of("policy", "map")) {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(path(name)));
            root.path("definitions").properties().forEach(entry -> {
                ObjectNode standalone = ((ObjectNode) entry.getValue().deepCopy());
                standalone.set("definitions", root.get("definitions"));
                standalone.put("$schema", "http://json-schema.org/draft-07/schema#");
                Schema schema = registry().getSchema(standalone);
                entry.getValue()
                        .path("examples")
                        .forEach(example -> assertThat(schema.validate(example))
                                .as(entry.getKey() + " " + example)
                                .isEmpty());
            });
        }
    }

    private static String answer(ExampleFile file, String schema) {
        YamlDocument document = YamlDocument.read(file.bytes());
        Optional<YamlNode> root = document.root();
        boolean refuses =
                root.isPresent() && !schema(schema).validate(json(root.get())).isEmpty();
        if (refuses) {
            return "refuses";
        }
        return root.isPresent() && document.mistakes().isEmpty() ? "accepts" : "none";
    }

    private static Schema schema(String name) {
        try {
            return registry().getSchema(Files.readString(path(name)), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    }

    private static Path path(String name) {
        return Path.of("policies/schema/" + name + ".json");
    }

    /** The tree as an editor's YAML 1.2 sees it. */
    private static JsonNode json(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
                yield object;
            }
            case YamlNode.Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Broken ignored -> JSON.nullNode();
        };
    }

    private static JsonNode scalar(YamlNode.Scalar scalar) {
        if (scalar.isNull()) {
            return JSON.nullNode();
        }
        if (Found.isTruth(scalar)) {
            return JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
        }
        return Found.isNumber(scalar) ? JSON.numberNode(number(scalar.text())) : JSON.stringNode(scalar.text());
    }

    /** Octal, hexadecimal and infinite numbers are some number; which one matters to no keyword of the schemas. */
    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return new BigDecimal("0.5");
        }
    }
}
