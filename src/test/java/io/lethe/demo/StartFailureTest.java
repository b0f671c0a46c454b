package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
    @TempDir
    private Path directory;

    @Test
    void namesThePackageOfMissingLibrary() throws IOException {
        Path log = log("mariadbd: error while loading shared libraries: libaio.so.1: cannot open shared object file");

        assertThat(StartFailure.explain("cannot start the embedded server on /state/data", 127, log))
                .hasMessage(
                        "cannot start the embedded server on /state/data: the shared library libaio.so.1 is missing."
                                + " Install the package libaio1 (libaio1t64 on newer systems), for example with apt-get install."
                                + " Nothing was changed.");
    }

    @Test
    void saysHowToFindLibraryItDoesNotKnow() throws IOException {
        Path log = log("mariadbd: error while loading shared libraries: libodd.so.3: cannot open shared object file");

        assertThat(StartFailure.explain("cannot start", 127, log))
                .hasMessage("cannot start: the shared library libodd.so.3 is missing. Install the package that holds it"
                        + " (apt-file search libodd.so.3), for example with apt-get install. Nothing was changed.");
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Path log = log("[ERROR] mariadbd: Error writing file (Errcode: 28 \"No space left on device\")");

        assertThat(StartFailure.explain("cannot start", 1, log))
                .hasMessage("cannot start: the disk is full. Free 1 GB and start again. Nothing was changed.");
    }

    @Test
    void showsTheLastLinesOfAnythingElse() throws IOException {
        Path log = log("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

        assertThat(StartFailure.explain("cannot start", 1, log))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "cannot start: the server ended with exit code 1. The last lines of " + log + ":",
                        "  two",
                        "  three",
                        "  four",
                        "  five",
                        "  six",
                        "  seven",
                        "  eight",
                        "  nine"));
    }

    @Test
    void knowsPortThatSomebodyTook() throws IOException {
        assertThat(StartFailure.portTaken(
                        log("[ERROR] Can't start server: Bind on TCP/IP port: Address already in use")))
                .isTrue();
        assertThat(StartFailure.portTaken(log("[ERROR] Aborting"))).isFalse();
    }

    private Path log(String... lines) throws IOException {
        return Files.write(directory.resolve("server.log"), List.of(lines));
    }
}
