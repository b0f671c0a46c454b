package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAddressTest {
    @TempDir
    private Path directory;

    @Test
    void isReadAsItWasWritten() throws IOException {
        Path file = directory.resolve("server.json");
        new ServerAddress(40123, 8069).write(file);

        assertThat(file).hasContent("{\"port\": 40123, \"pid\": 8069}");
        assertThat(ServerAddress.read(file)).contains(new ServerAddress(40123, 8069));
    }

    @Test
    void isAbsentWhereNoneWasWritten() throws IOException {
        Path file = directory.resolve("server.json");
        assertThat(ServerAddress.read(file)).isEmpty();

        Files.writeString(file, "{\"port\": 40");
        assertThat(ServerAddress.read(file)).isEmpty();
    }

    @Test
    void avoidsPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(ServerAddress.free(taken.getLocalPort()))
                    .isNotEqualTo(taken.getLocalPort())
                    .isPositive();
        }
    }
}
