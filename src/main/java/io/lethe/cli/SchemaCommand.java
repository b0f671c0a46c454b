package io.lethe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The JSON Schema that editors use. */
@Command(
        name = "schema",
        header = "Print the JSON Schema of policies or maps, for editors.",
        description = {
            "  lethe schema policy > policies/schema/policy.json",
            "  lethe schema map    > policies/schema/map.json"
        })
final class SchemaCommand implements Callable<Exit> {
    /** The two kinds of file. */
    enum Kind {
        policy,
        map
    }

    private final Lethe lethe;

    @Parameters(arity = "0..1", paramLabel = "policy|map", description = "Which one; policy by default.")
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
