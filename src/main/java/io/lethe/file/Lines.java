package io.lethe.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The lines of a file, one after the other, each with the end that it has; plain, or compressed where its name ends with {@code .gz}. */
final class Lines implements AutoCloseable {
    /** A longer one belongs to no log; and what is read at once must be bounded. */
    static final int LONGEST = 1 << 20;

    private static final String GZIP = ".gz";
    private static final int BUFFER = 1 << 16;

    /** What else log files are compressed with, and cannot be read here. */
    private static final Pattern OTHERS =
            Pattern.compile(".*\\.(bz2|xz|zst|zip|lz4|lzo|7z|br|Z)", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final byte[] line = new byte[LONGEST];

    private Lines(InputStream in) {
        this.in = in;
    }

    /** Whether a file of this name can be read line by line. */
    static boolean canRead(String name) {
        return !OTHERS.matcher(name).matches();
    }

    static Lines of(Path file, String name) throws IOException {
        InputStream bytes = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            InputStream text = name.endsWith(GZIP) ? new GZIPInputStream(bytes, BUFFER) : bytes;
            return new Lines(new BufferedInputStream(text, BUFFER));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Compresses what is written as the file of this name is. */
    static OutputStream writer(OutputStream out, String name) throws IOException {
        return new BufferedOutputStream(name.endsWith(GZIP) ? new GZIPOutputStream(out, BUFFER) : out, BUFFER);
    }

    /**
     * The next line, each byte as one character; empty at the end.
     *
     * @throws NoTextException if it is too long for a line, or holds what no text holds
     */
    Optional<String> next() throws IOException, NoTextException {
        int length = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (length == LONGEST || read == 0) {
                throw new NoTextException();
            }
            line[length++] = (byte) read;
            if (read == '\n') {
                break;
            }
        }
        return length == 0 ? Optional.empty() : Optional.of(new String(line, 0, length, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
