package io.lethe.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Adobe's S3Mock: an object store that forgets, as a process of its own. */
public final class S3Mock implements AutoCloseable {
    private final Process process;
    private final URI endpoint;
    private final S3Client client;

    private S3Mock(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
        this.client = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    /** Returns when it answers. */
    public static S3Mock start() throws IOException {
        int port = freePort();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-jar",
                Path.of("target", "s3mock", "s3mock.jar").toString(),
                "--server.port=0",
                "--http.port=" + port);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "s3mock", "s3mock.log").toFile())
                .start();
        S3Mock mock = new S3Mock(process, URI.create("http://127.0.0.1:" + port));
        await().atMost(Duration.ofMinutes(3)).until(() -> !process.isAlive() || mock.answers());
        if (!process.isAlive()) {
            throw new IOException("S3Mock ended, see target/s3mock/s3mock.log");
        }
        return mock;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            client.listBuckets();
            return true;
        } catch (SdkException e) {
            return false;
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A client that no code of ours has a hand in. */
    public S3Client client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
    }
}
