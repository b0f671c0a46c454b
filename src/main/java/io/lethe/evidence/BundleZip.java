package io.lethe.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A bundle as a zip file.
 *
 * <p>Written: the same bundle gives the same bytes on every machine. Files in the order of their paths, all with one fixed time, none
 * compressed, since hashes and signatures do not get smaller and compressors differ.
 *
 * <p>Read: whatever somebody sends. Names, number and sizes are held against limits as the zip declares them, before anything is
 * unpacked; then no file may turn out longer than declared. Nothing is ever written to a disk.
 */
public final class BundleZip {

    /** A run of 10^8 rows has some 20,000 chunks, each with a leaf and a proof. */
    private static final int MOST_FILES = 400_000;

    private static final long MOST_BYTES = 256L * 1024 * 1024;

    /** The oldest time that a zip can tell: of no moment, and the same everywhere. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleZip() {}

    /** The bytes of the zip. */
    public static byte[] write(Bundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
                zip.putNextEntry(entry(file.getKey(), file.getValue()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static ZipEntry entry(String path, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        return entry;
    }

    /**
     * The files in a zip.
     *
     * @throws BundleRefusedException if it is none, damaged, too large, or holds what a bundle does not
     */
    public static Bundle read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BundleRefusedException("there is no file " + file);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            checkDeclared(entries);
            Map<String, byte[]> files = new TreeMap<>();
            for (ZipEntry entry : entries) {
                files.put(entry.getName(), content(zip, entry));
            }
            return Bundle.of(files);
        } catch (ZipException e) {
            throw new BundleRefusedException(
                    "it is not a whole zip file: " + e.getMessage() + ". Was it cut off on its way?", e);
        } catch (IOException e) {
            throw new BundleRefusedException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private static void checkDeclared(List<? extends ZipEntry> entries) {
        if (entries.size() > MOST_FILES) {
            throw new BundleRefusedException(
                    "expected at most " + MOST_FILES + " files but there are " + entries.size());
        }
        long sum = 0;
        Map<String, ZipEntry> seen = new TreeMap<>();
        for (ZipEntry entry : entries) {
            checkName(entry.getName());
            if (seen.put(entry.getName(), entry) != null) {
                throw new BundleRefusedException("the file " + entry.getName() + " is there twice");
            }
            sum += Math.max(0, entry.getSize());
            if (sum > MOST_BYTES) {
                throw new BundleRefusedException(
                        "unpacked it would be larger than " + (MOST_BYTES >> 20) + " MiB. Nothing was unpacked.");
            }
        }
    }

    private static void checkName(String name) {
        if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":")) {
            throw new BundleRefusedException(
                    "the name \"" + name + "\" leads out of the bundle's directory. Nothing was unpacked.");
        }
        if (!BundleLayout.knows(name)) {
            throw new BundleRefusedException("the file \"" + name + "\" has no place in a certificate");
        }
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        if (entry.getSize() < 0) {
            throw new BundleRefusedException("the size of " + entry.getName() + " is not told");
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(Math.toIntExact(entry.getSize()) + 1);
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
                throw new BundleRefusedException("the file " + entry.getName() + " is not what the zip says of it");
            }
            return bytes;
        }
    }
}
