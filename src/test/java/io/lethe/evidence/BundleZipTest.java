package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleZipTest {
    private final Bundle bundle = Bundles.ofRun(Story.told());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsWhatItWrote() throws IOException {
        byte[] bytes = BundleZip.write(bundle);
        assertThat(BundleZip.write(bundle)).isEqualTo(bytes);
        Bundle read = BundleZip.read(file(bytes));
        assertThat(read.files().keySet()).isEqualTo(bundle.files().keySet());
        read.files().forEach((path, content) -> assertThat(content).as(path).isEqualTo(bundle.file(path)));
    }

    @Test
    void refusesWhatWasCutOffAnywhere() throws IOException {
        byte[] bytes = BundleZip.write(bundle);
        for (int length = 0; length < bytes.length; length += 997) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> BundleZip.read(file(cut)))
                    .as("cut at %d", length)
                    .isInstanceOf(BundleRefusedException.class)
                    .hasMessageStartingWith("it is not a whole zip file: ")
                    .hasMessageEndingWith(". Was it cut off on its way?");
        }
    }

    @Test
    void refusesPathsThatLeadOut() {
        for (String path :
                new String[] {"../certificate.json", "/etc/passwd", "leaves/../../x", "leaves\\..\\x", "C:/x"}) {
            assertThatThrownBy(reading(path, 1))
                    .hasMessage("the name \"" + path + "\" leads out of the bundle's directory. Nothing was unpacked.");
        }
    }

    @Test
    void refusesWhatHasNoPlace() {
        for (String path :
                new String[] {"leaves/01.json", "leaves/1.json.exe", "certificate.html", "leaves/", "LEAVES/1.json"}) {
            assertThatThrownBy(reading(path, 1)).hasMessage("the file \"" + path + "\" has no place in a certificate");
        }
    }

    /** 300 MB of nothing are 300 KB when packed; they are never unpacked. */
    @Test
    void refusesABombBeforeItGoesOff() {
        assertThatThrownBy(reading("certificate.pdf", 300 * 1024))
                .hasMessage("unpacked it would be larger than 256 MiB. Nothing was unpacked.");
    }

    @Test
    void refusesAFileThatIsThereTwice() throws IOException {
        byte[] bytes = BundleZip.write(bundle);
        // The same length, so that the zip stays one: leaf 2 takes the name of leaf 3 wherever it stands.
        String renamed = new String(bytes, StandardCharsets.ISO_8859_1).replace("leaves/2.json", "leaves/3.json");
        assertThatThrownBy(() -> BundleZip.read(file(renamed.getBytes(StandardCharsets.ISO_8859_1))))
                .hasMessage("the file leaves/3.json is there twice");
    }

    @Test
    void refusesChangedContent() throws IOException {
        byte[] bytes = BundleZip.write(bundle);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("run.finished");
        bytes[at] = 'R';
        assertThatThrownBy(() -> BundleZip.read(file(bytes))).isInstanceOf(BundleRefusedException.class);
    }

    private ThrowingCallable reading(String path, int kilobytes) {
        return () -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(packed)) {
                zip.putNextEntry(new ZipEntry(path));
                byte[] nothing = new byte[1024];
                for (int i = 0; i < kilobytes; i++) {
                    zip.write(nothing);
                }
            }
            BundleZip.read(file(packed.toByteArray()));
        };
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("bundle.zip"), bytes);
    }
}
