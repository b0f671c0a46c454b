package io.lethe.policy.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes become text: a bound on their number, and strictly UTF-8. */
final class YamlText {
    private YamlText() {}

    static String decode(byte[] bytes) throws UnreadableYamlException {
        if (bytes.length > YamlDocument.MOST_BYTES) {
            throw refuse(Mark.START, "expected at most 256 KiB but the file is larger", "Split the file.");
        }
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            throw refuse(
                    Mark.START,
                    "expected UTF-8 without a byte order mark but the file begins with one",
                    "Save it without.");
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes), text, true);
        if (result.isError()) {
            throw refuse(
                    endOf(text.flip().toString()), "expected UTF-8 but found bytes that are not", "Save it as UTF-8.");
        }
        return text.flip().toString();
    }

    private static Mark endOf(String text) {
        Cursor cursor = new Cursor();
        text.codePoints().forEach(cursor::pass);
        return cursor.mark();
    }

    private static UnreadableYamlException refuse(Mark mark, String message, String remedy) {
        return new UnreadableYamlException(new Mistake(mark, YamlPath.ROOT, message, remedy));
    }
}
