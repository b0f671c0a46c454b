package io.lethe.ledger.row;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of {@link RowKeys} and of {@link ChunkRows}, which are:
 *
 * <ol>
 *   <li>one byte: 1 for integers, 2 for tuples, 3 for keys with subjects;
 *   <li>deflated: the number of keys; then for integers the difference of each to the one before (the first to 0),
 *       zigzag; for tuples the number of columns, and each value's length in bytes and its UTF-8; for keys with subjects the length
 *       of the keys' bytes and these, and for each subject 0 for none, or its length in bytes plus one and its UTF-8.
 * </ol>
 *
 * <p>All numbers are variable-length: seven bits a byte, lowest first, the high bit set on all but the last.
 */
final class RowKeysEncoding {

    private static final byte LONGS = 1;
    private static final byte TUPLES = 2;
    private static final byte WITH_SUBJECTS = 3;

    /** A chunk has at most 5,000 rows; 4 KB each is more than any index allows. What inflates further is not ours. */
    private static final int MAX_INFLATED = 20 * 1024 * 1024;

    private RowKeysEncoding() {}

    static byte[] encode(RowKeys keys) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(keys.size() * 2 + 16);
        writeNumber(plain, keys.size());
        return switch (keys) {
            case RowKeys.LongRowKeys longs -> deflate(LONGS, writeLongs(plain, longs));
            case RowKeys.TupleRowKeys tuples -> deflate(TUPLES, writeTuples(plain, tuples));
        };
    }

    static RowKeys decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("expected encoded keys but there are no bytes");
        }
        NumberReader reader = new NumberReader(inflate(bytes));
        int count = reader.count();
        RowKeys keys = switch (bytes[0]) {
            case LONGS -> readLongs(reader, count);
            case TUPLES -> readTuples(reader, count);
            default -> throw new IllegalArgumentException("expected encoded keys of kind 1 or 2 but was " + bytes[0]);
        };
        reader.expectEnd();
        return keys;
    }

    static byte[] encode(RowKeys keys, Subjects subjects) {
        byte[] ofKeys = encode(keys);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(ofKeys.length + keys.size() * 8);
        writeNumber(plain, ofKeys.length);
        plain.writeBytes(ofKeys);
        for (String reference : subjects.references()) {
            byte[] utf8 = reference == null ? new byte[0] : reference.getBytes(StandardCharsets.UTF_8);
            writeNumber(plain, reference == null ? 0 : utf8.length + 1L);
            plain.writeBytes(utf8);
        }
        return deflate(WITH_SUBJECTS, plain.toByteArray());
    }

    static ChunkRows decodeRows(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != WITH_SUBJECTS) {
            return ChunkRows.of(decode(bytes));
        }
        NumberReader reader = new NumberReader(inflate(bytes));
        RowKeys keys = decode(reader.bytes(reader.count()));
        List<@Nullable String> references = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            int length = reader.count();
            references.add(length == 0 ? null : new String(reader.bytes(length - 1), StandardCharsets.UTF_8));
        }
        reader.expectEnd();
        return new ChunkRows(keys, new Subjects(references));
    }

    private static byte[] writeLongs(ByteArrayOutputStream out, RowKeys.LongRowKeys keys) {
        long previous = 0;
        for (int i = 0; i < keys.size(); i++) {
            // May overflow between far ends of the range; the reader overflows back.
            long difference = keys.at(i) - previous;
            writeNumber(out, (difference << 1) ^ (difference >> 63));
            previous = keys.at(i);
        }
        return out.toByteArray();
    }

    private static RowKeys readLongs(NumberReader reader, int count) {
        long[] values = new long[count];
        long previous = 0;
        for (int i = 0; i < count; i++) {
            long zigzag = reader.number();
            previous += (zigzag >>> 1) ^ -(zigzag & 1);
            values[i] = previous;
        }
        return new RowKeys.LongRowKeys(values);
    }

    private static byte[] writeTuples(ByteArrayOutputStream out, RowKeys.TupleRowKeys keys) {
        writeNumber(out, keys.size() == 0 ? 0 : keys.values().getFirst().size());
        for (List<String> key : keys.values()) {
            for (String value : key) {
                byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
                writeNumber(out, utf8.length);
                out.writeBytes(utf8);
            }
        }
        return out.toByteArray();
    }

    private static RowKeys readTuples(NumberReader reader, int count) {
        int width = reader.count();
        List<List<String>> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> key = new ArrayList<>(width);
            for (int column = 0; column < width; column++) {
                key.add(reader.text());
            }
            keys.add(key);
        }
        return new RowKeys.TupleRowKeys(keys);
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] deflate(byte kind, byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 16);
            out.write(kind);
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] inflate(byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, 1, bytes.length - 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 4);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 || out.size() + length > MAX_INFLATED) {
                    throw new IllegalArgumentException("expected encoded keys but they do not inflate");
                }
                out.write(buffer, 0, length);
            }
            if (inflater.getRemaining() != 0) {
                throw new IllegalArgumentException("expected encoded keys but something follows them");
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("expected encoded keys but they do not inflate", e);
        } finally {
            inflater.end();
        }
    }

    /** Reads numbers and texts, and refuses to read past the end. */
    private static final class NumberReader {
        private final byte[] bytes;
        private int position;

        NumberReader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long number = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                byte next = next();
                number |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("expected a number of at most 64 bits");
        }

        /** Every counted thing takes at least one byte, so a count beyond the bytes is a lie. */
        int count() {
            long number = number();
            if (number < 0 || number > bytes.length) {
                throw new IllegalArgumentException(
                        "expected a count of at most " + bytes.length + " but was " + number);
            }
            return (int) number;
        }

        String text() {
            return new String(bytes(count()), StandardCharsets.UTF_8);
        }

        byte[] bytes(int length) {
            if (length > bytes.length - position) {
                throw new IllegalArgumentException("expected " + length + " more bytes");
            }
            position += length;
            return Arrays.copyOfRange(bytes, position - length, position);
        }

        void expectEnd() {
            if (position != bytes.length) {
                throw new IllegalArgumentException("expected no more than the keys");
            }
        }

        private byte next() {
            if (position == bytes.length) {
                throw new IllegalArgumentException("expected more bytes");
            }
            return bytes[position++];
        }
    }
}
