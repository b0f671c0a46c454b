package io.lethe.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    private static final String ALPHABET = "aZ09 \"\\/<é€😀ß漢";

    @Test
    void sortsMembersAndLeavesNoSpace() {
        JsonObject object = JsonObject.builder()
                .put("z", 1)
                .put("at", Instant.parse("2026-11-22T09:40:00.120Z"))
                .put("B", true)
                .put("list", JsonArray.of(new JsonText("a\"b\\c"), new JsonInteger(-JsonInteger.MAX)))
                .build();
        assertThat(object.bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"B\":true,\"at\":\"2026-11-22T09:40:00.120Z\","
                        + "\"list\":[\"a\\\"b\\\\c\",-9007199254740991],\"z\":1}");
    }

    @Test
    void readsWhatItWrites() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            JsonValue value = value(random, 4);
            assertThat(CanonicalJson.read(value.bytes(1 << 20), 1 << 20)).isEqualTo(value);
        }
    }

    @Test
    void agreesWithAnotherImplementation() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2_000; i++) {
            JsonObject value = object(random, 3);
            byte[] bytes = value.bytes(1 << 20);
            assertThat(new JsonCanonicalizer(bytes).getEncodedUTF8()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " {}",
                "{} ",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\" :1}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":+1}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":9007199254740992}",
                "{\"a\":99999999999999999999999}",
                "{\"a\":null}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\\u0041\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\n\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\u202e\"}",
                "{\"a\":\"e\u0301\"}",
                "{\"é\":1}",
                "{\"\":1}",
                "{\"a\":1,}",
                "{,}",
                "[1,]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":\"b}",
                "[[[[[[[]]]]]]]",
                "{\"a\":1}{",
                "\ufeff{}"
            })
    void refusesWhatIsNotCanonical(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CanonicalJson.read(bytes)).isInstanceOf(CanonicalJsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"b\":1,\"a\":2} | not in canonical form, first at byte 2",
                "{\"a\":01} | not in canonical form, first at byte 5",
                "{\"a\":1.0} | expected '}' at character 6 but was '.'",
                "{\"a\":null} | expected a value at character 5 but was 'n'",
                "{\"a\":9007199254740992} | expected an integer within ±9007199254740991 but was 9007199254740992;"
                        + " pass larger ones as strings",
                "{\"a\":\"\\n\"} | expected \\\" or \\\\ at character 7 but was 'n'",
                "[[[[[[[]]]]]]] | expected at most 6 levels",
                "{\"a\":1,\"a\":1} | expected each member once but \"a\" is there twice",
            })
    void saysWhatItExpected(String text, String message) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CanonicalJson.read(bytes)).hasMessage(message);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> CanonicalJson.read(new byte[] {'"', (byte) 0xFF, '"'}))
                .hasMessage("expected UTF-8");
        assertThatThrownBy(() -> CanonicalJson.read(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
                .hasMessage("expected UTF-8");
    }

    @Test
    void refusesTextWithLoneSurrogate() {
        assertThatThrownBy(() -> new JsonText("a\ud800"))
                .hasMessage("expected text without control characters, bidirectional controls or lone surrogates"
                        + " but found U+D800 at position 1");
    }

    @Test
    void refusesIntegerThatDoublesWouldRound() {
        assertThatThrownBy(() -> new JsonInteger(9007199254740993L))
                .hasMessage("expected an integer within ±9007199254740991 but was 9007199254740993; pass larger ones as"
                        + " strings");
    }

    @Test
    void refusesTimeFinerThanMilliseconds() {
        assertThatThrownBy(() -> JsonObject.builder().put("at", Instant.parse("2026-11-22T09:40:00.1234Z")))
                .hasMessage("expected a time in whole milliseconds but was 2026-11-22T09:40:00.123400Z");
    }

    @Test
    void refusesMoreThanLeafHolds() {
        JsonObject large = JsonObject.builder()
                .put("a", "x".repeat(CanonicalJson.LEAF_LIMIT))
                .build();
        assertThatThrownBy(large::bytes).hasMessage("expected at most 16384 bytes but was 16392");
        assertThat(large.bytes(20_000)).hasSize(16_392);
    }

    @Test
    void refusesTimesInAnotherForm() {
        JsonObject json = JsonObject.builder().put("at", "2026-11-22T09:40:00Z").build();
        assertThatThrownBy(() -> json.instant("at"))
                .hasMessage("expected a time such as 2026-11-22T09:40:00.123Z but was \"2026-11-22T09:40:00Z\"");
    }

    private static JsonValue value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> new JsonInteger(random.nextLong(-JsonInteger.MAX, JsonInteger.MAX + 1));
            case 1 -> new JsonText(text(random));
            case 2 -> new JsonBoolean(random.nextBoolean());
            case 3 -> object(random, depth - 1);
            default -> array(random, depth - 1);
        };
    }

    private static JsonObject object(SplittableRandom random, int depth) {
        JsonObject.Builder builder = JsonObject.builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            builder.put(i + "k" + random.nextInt(100), value(random, depth));
        }
        return builder.build();
    }

    private static JsonArray array(SplittableRandom random, int depth) {
        List<JsonValue> values = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            values.add(value(random, depth));
        }
        return new JsonArray(values);
    }

    private static String text(SplittableRandom random) {
        int[] codePoints = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
        }
        return text.toString();
    }
}
