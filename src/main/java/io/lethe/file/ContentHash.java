package io.lethe.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

/** SHA-256 of a file's content in lower-case hexadecimal, as {@code sha256sum} prints it; read in pieces. */
final class ContentHash {
    private static final int BUFFER = 1 << 16;

    private ContentHash() {}

    static String of(Path file) throws IOException {
        return of(file, BUFFER, piece -> {});
    }

    /** Hands out what it hashes, in pieces of this size, the last of which is shorter and may be empty. */
    static String of(Path file, int size, Consumer<byte[]> pieces) throws IOException {
        MessageDigest sha256 = digest();
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] piece;
            do {
                piece = in.readNBytes(size);
                sha256.update(piece);
                pieces.accept(piece);
            } while (piece.length == size);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
