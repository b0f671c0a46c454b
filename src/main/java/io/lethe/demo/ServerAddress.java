package io.lethe.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server of a state directory is found. It stays written while the server is stopped, so that the next start uses the
 * same port.
 *
 * <pre>{"port": 40123, "pid": 8069}</pre>
 */
record ServerAddress(int port, long pid) {
    private static final Pattern FORM = Pattern.compile("\\{\"port\": (\\d{1,5}), \"pid\": (\\d{1,18})}\\s*");

    /** Reachable from this machine only. */
    static final String HOST = "127.0.0.1";

    private static final int PROBE_MILLIS = 500;

    /** Empty when there is none, or when it is not ours to read: then a new one is written. */
    static Optional<ServerAddress> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(Files.readString(file));
        return form.matches()
                ? Optional.of(new ServerAddress(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2))))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        Path unfinished = StateDirectory.unfinished(file);
        Files.writeString(unfinished, String.format(Locale.ROOT, "{\"port\": %d, \"pid\": %d}%n", port, pid));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    ServerAddress withPid(long newPid) {
        return new ServerAddress(port, newPid);
    }

    boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port), PROBE_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** This port if it is free, else another that is. Somebody may take it before the server does; then the start fails and says so. */
    static int free(int wished) throws IOException {
        try (ServerSocket socket = bind(wished)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            try (ServerSocket socket = bind(0)) {
                return socket.getLocalPort();
            }
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        return new ServerSocket(port, 1, host());
    }

    private static InetAddress host() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
