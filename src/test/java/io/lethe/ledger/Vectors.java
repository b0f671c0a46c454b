package io.lethe.ledger;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lethe.ledger.tree.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where expected values come from. */
public final class Vectors {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Vectors() {}

    /** Our own, computed by {@code vectors/generate.py}. */
    public static JsonNode generated() {
        try (InputStream stream = Vectors.class.getResourceAsStream("/vectors/ledger.json")) {
            return MAPPER.readTree(Objects.requireNonNull(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Published ones of others, which stand beside the project where it is developed. Elsewhere the test is skipped. */
    public static JsonNode published(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("../shared/vectors"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "the published vectors (../shared/vectors) are not on this machine");
        Path vectors =
                Objects.requireNonNull(folder).resolve("../shared/vectors").resolve(file);
        return MAPPER.readTree(vectors.toFile());
    }

    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asString()));
        return texts;
    }

    public static List<Hash> hexHashes(JsonNode array) {
        return texts(array).stream().map(Hash::parse).toList();
    }

    public static List<Hash> base64Hashes(JsonNode array) {
        return texts(array).stream().map(Vectors::base64Hash).toList();
    }

    public static Hash base64Hash(String text) {
        return Hash.wrap(Base64.getDecoder().decode(text));
    }
}
