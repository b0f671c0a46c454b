package io.lethe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The JSON Schemas: of what editors write, and of what certificates say. */
@Command(
        name = "schema",
        header = "Print the JSON Schema of policies or maps, for editors, or of certificate.json.",
        description = {
            "  lethe schema policy > policies/schema/policy.json",
            "  lethe schema map    > policies/schema/map.json",
            "  lethe schema certificate"
        })
final class SchemaCommand implements Callable<Exit> {
    /** The kinds of file. */
    enum Kind {
        policy,
        map,
        certificate
    }

    private final Lethe lethe;

    @Parameters(arity = "0..1", paramLabel = "policy|map|certificate", description = "Which one; policy by default.")
    private Kind kind = Kind.policy;

    SchemaCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        lethe.terminal().out().print(schema());
        return Exit.DONE;
    }

    private String schema() {
        String resource = "/schema/" + kind + ".json";
        try (InputStream stream = getClass().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program was built without its resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
