package io.lethe.bench;

import io.lethe.testing.TestSchema;
import java.util.List;
import java.util.Locale;

/** What is done to the rows that are due, and how others do it. */
enum Task {
    PURGE("purge") {
        @Override
        List<Contestant> others(TestSchema schema) {
            return List.of(
                    OneStatement.delete(schema),
                    PtArchiver.purging(schema, 1_000),
                    PtArchiver.purging(schema, 5_000),
                    new BareChunks(schema));
        }
    },
    /** Into sealed Parquet. */
    ARCHIVE("archive, archive: {to: cold, keep: 6 years, format: parquet}") {
        @Override
        List<Contestant> others(TestSchema schema) {
            return List.of(
                    OneStatement.delete(schema), PtArchiver.archiving(schema, 1_000), PtArchiver.archiving(schema, 5_000));
        }
    },
    /** Two columns, neither of them in an index. */
    ANONYMISE("anonymise, fields: {ip: truncate-ip, detail: {constant: removed}}") {
        @Override
        List<Contestant> others(TestSchema schema) {
            return List.of(OneStatement.mask(schema));
        }

        @Override
        void expectDone(ActivityTable table) {
            table.expectMasked();
        }
    };

    private final String then;

    Task(String then) {
        this.then = then;
    }

    /** By its name on the command line. */
    static Task named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The first is what the server itself can do. */
    abstract List<Contestant> others(TestSchema schema);

    void expectDone(ActivityTable table) {
        table.expectPurged();
    }

    /** As a policy says it. */
    String then() {
        return then;
    }

    /** As it stands in a policy's tests, and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
