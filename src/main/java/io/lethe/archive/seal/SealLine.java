package io.lethe.archive.seal;

import io.lethe.archive.content.DamagedContentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The first line of a sealed segment: under which key, and the wrapped data key. */
@SuppressWarnings("ArrayRecordComponent") // read and handed on, never compared or kept
record SealLine(WrappingKeyName key, byte[] wrapped) {
    private static final String MARK = "lethe.sealed/1";

    /** A line is about a hundred bytes; what has no end by then is none. */
    private static final int LONGEST = 1024;

    byte[] write() {
        return (MARK + " " + key + " " + Base64.getEncoder().encodeToString(wrapped) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the line and leaves the channel behind it. */
    static SealLine read(SeekableByteChannel in) throws IOException {
        String[] words = line(in).split(" ", -1);
        try {
            if (words.length == 3 && words[0].equals(MARK)) {
                return new SealLine(
                        new WrappingKeyName(words[1]), Base64.getDecoder().decode(words[2]));
            }
        } catch (IllegalArgumentException e) {
            throw new DamagedContentException("its first line does not say how it is sealed", e);
        }
        throw new DamagedContentException("its first line does not say how it is sealed");
    }

    private static String line(SeekableByteChannel in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (line.size() < LONGEST && in.read(one.clear()) == 1) {
            if (one.get(0) == '\n') {
                return line.toString(StandardCharsets.US_ASCII);
            }
            line.write(one.get(0));
        }
        throw new DamagedContentException("its first line does not say how it is sealed");
    }
}
