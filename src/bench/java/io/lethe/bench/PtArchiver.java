package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * percona-toolkit's pt-archiver with bulk deletion, through the script that installs it.
 *
 * @param options what becomes of the rows before they are deleted
 */
record PtArchiver(TestSchema schema, int limit, List<String> options) implements Contestant {
    private static final String SCRIPT = ".ci/pt-archiver";

    static PtArchiver purging(TestSchema schema, int limit) {
        return new PtArchiver(schema, limit, List.of("--purge"));
    }

    /** Into a text file, which it begins anew each time, and which is forced to the disk by nobody. */
    static PtArchiver archiving(TestSchema schema, int limit) {
        return new PtArchiver(schema, limit, List.of("--file", "/tmp/%Y-%m-%d-%H-%i-%s-%t", "--buffer"));
    }

    static boolean isToBeHad() {
        return Program.run(Path.of("."), List.of(SCRIPT, "--version")) == 0;
    }

    @Override
    public String name() {
        return "pt-archiver " + options.getFirst() + " --bulk-delete --commit-each --limit " + limit;
    }

    @Override
    public void act() {
        List<String> command = new ArrayList<>(List.of(
                SCRIPT,
                "--source",
                source(),
                "--where",
                "created_at < " + ActivityTable.CUTOFF,
                "--bulk-delete",
                "--commit-each",
                "--limit",
                Integer.toString(limit),
                "--no-check-charset",
                "--no-version-check"));
        command.addAll(options);
        Program.expectSuccess(Path.of("."), command);
    }

    private String source() {
        URI server = URI.create(schema.url().substring("jdbc:".length()));
        StringBuilder source = new StringBuilder("h=").append(server.getHost());
        source.append(",P=").append(server.getPort());
        source.append(",D=").append(schema.name()).append(",t=").append(ActivityTable.NAME);
        for (String parameter : server.getQuery().split("&", -1)) {
            if (parameter.startsWith("user=")) {
                source.append(",u=").append(parameter, "user=".length(), parameter.length());
            } else if (parameter.startsWith("password=")) {
                source.append(",p=").append(parameter, "password=".length(), parameter.length());
            }
        }
        return source.toString();
    }
}
