package io.lethe.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another program that uses the embedded server: opens it, tells its process, and ends in an orderly way or not at all. */
final class OtherUser {
    private OtherUser() {}

    public static void main(String[] args) throws IOException {
        EmbeddedMariaDb server = EmbeddedMariaDb.open(Path.of(args[0]));
        try (server;
                PrintStream out =
                        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.println(server.pid());
            if (args[1].equals("halt")) {
                Runtime.getRuntime().halt(1);
            }
            System.in.read();
        }
    }
}
