package io.lethe.ledger.anchor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real time-stamping authority: {@code openssl ts} with keys of its own in a directory. */
public final class OpensslAuthority {
    private static final String CONFIGURATION = """
            [tsa]
            default_tsa = it
            [it]
            serial = serial
            signer_cert = tsa.pem
            signer_key = tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            ess_cert_id_alg = sha256
            ess_cert_id_chain = no
            clock_precision_digits = 3
            """;

    private final Path directory;

    private OpensslAuthority(Path directory) {
        this.directory = directory;
    }

    public static boolean isThere() {
        try {
            return new ProcessBuilder("openssl", "version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes its keys and certificates. */
    public static OpensslAuthority create(Path directory) {
        OpensslAuthority made = new OpensslAuthority(directory);
        made.write("ts.cnf", CONFIGURATION);
        made.write("serial", "01\n");
        made.write("use", "extendedKeyUsage = critical,timeStamping\n");
        String key = " -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";
        made.run("req -x509 -days 3650 -subj /CN=Real-Root -keyout root.key -out root.pem" + key);
        made.run("req -subj /CN=Real-TSA -keyout tsa.key -out tsa.csr" + key);
        made.run(
                "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 365 -extfile use -out tsa.pem");
        return made;
    }

    /** The file of its root. */
    public Path certificates() {
        return directory.resolve("root.pem");
    }

    public synchronized byte[] answer(byte[] query) {
        try {
            Files.write(directory.resolve("query"), query);
            run("ts -reply -config ts.cnf -queryfile query -out reply");
            return Files.readAllBytes(directory.resolve("reply"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String words) {
        try {
            Process openssl = new ProcessBuilder(("openssl " + words.strip()).split(" ", -1))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (openssl.waitFor() != 0) {
                throw new IllegalStateException("openssl " + words + ": " + said);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
