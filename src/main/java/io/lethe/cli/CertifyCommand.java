package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.cli.terminal.Words;
import io.lethe.evidence.Asked;
import io.lethe.evidence.BundleZip;
import io.lethe.evidence.Certificate;
import io.lethe.evidence.CertificateIssuer.Order;
import io.lethe.evidence.Issued;
import io.lethe.evidence.Presence;
import io.lethe.evidence.RunStatement;
import io.lethe.evidence.StillThere;
import io.lethe.evidence.SubjectAnswer;
import io.lethe.evidence.paper.CertificatePdf;
import io.lethe.evidence.paper.Language;
import io.lethe.ledger.receipt.RunId;
import io.lethe.ledger.row.ObjectRow;
import io.lethe.policy.FileSet;
import io.lethe.policy.ObjectSet;
import io.lethe.policy.PolicySet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Issues a certificate. */
@Command(
        name = "certify",
        header = "Issue a certificate of what was deleted, for legal, a court, a person.",
        description = {
            "  lethe certify --run RUN -o night.zip                         everything one run deleted",
            "  lethe certify --record crm.lead=4711 -o lead.zip             one record, if the ledger knows how it went or was masked",
            "  lethe certify --record crm.objects.upload=a/one.pdf -o pdf.zip   one object that rows of the dataset upload pointed at",
            "  lethe certify --subject 4711 -o person.zip                   every row about one person that the ledger tells of",
            "  lethe certify --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z -o november.zip",
            "",
            "Whoever gets the file checks it by lethe verify, by the verify.py in it, or by hand as its VERIFY.md tells.",
            "Exit 1 and the reason where there is nothing to certify; also where the record was masked and not deleted, rows",
            "about the person are still there, or rows of the run came back from an archive: then the certificate says which."
        })
final class CertifyCommand implements Callable<Exit> {
    private final Lethe lethe;

    @ArgGroup(multiplicity = "1")
    private Question question = new Question();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.zip",
            description = "Where to; a file that is there already is not replaced.")
    @SuppressWarnings("NullAway.Init") // required
    private Path output;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who asked for it and answers for it; stands in the certificate.")
    private String by = "";

    @Option(
            names = "--language",
            paramLabel = "de|en",
            defaultValue = "en",
            description = "Of certificate.pdf; certificate.json has one for all.")
    private Language language = Language.EN;

    /** One of these. */
    static final class Question {
        @Option(names = "--run", required = true, paramLabel = "RUN", description = "Everything one run deleted.")
        private @Nullable RunId run;

        @Option(
                names = "--record",
                required = true,
                paramLabel = "TARGET.TABLE=KEY",
                description = "One record; with several key columns KEY is one value for each, between commas.")
        private @Nullable String record;

        @Option(
                names = "--subject",
                required = true,
                paramLabel = "REF",
                description = "Every row about one person, as the maps' subject columns name them.")
        private @Nullable String subject;

        @ArgGroup(exclusive = false)
        private @Nullable Period period;

        Asked asked(Installation installation, Instant now) throws SQLException {
            if (run != null) {
                return new Asked.OfRun(run);
            }
            if (record != null) {
                return new RecordQuestion(installation, now).ask(record);
            }
            if (subject != null) {
                return new SubjectQuestion(installation, now).ask(subject);
            }
            if (period == null) {
                throw new IllegalStateException("the command line was read without a question");
            }
            return period.asked();
        }
    }

    /** Both of these. */
    static final class Period {
        @Option(
                names = "--from",
                required = true,
                paramLabel = "INSTANT",
                description = "Every run that ended from then")
        private Instant from = Instant.MIN;

        @Option(names = "--to", required = true, paramLabel = "INSTANT", description = "to before then.")
        private Instant to = Instant.MAX;

        Asked asked() {
            if (!from.isBefore(to)) {
                throw new UsageException("expected --to to be after --from. Nothing was issued.");
            }
            return new Asked.OfPeriod(from, to);
        }
    }

    CertifyCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() throws SQLException {
        Path file = lethe.doors().workingDirectory().resolve(output);
        if (Files.exists(file)) {
            throw new UsageException(output + ": there is a file already. Nothing was issued.");
        }
        try (Installation installation = lethe.open()) {
            Asked asked = question.asked(installation, lethe.doors().clock().instant());
            Issued issued = installation
                    .certificates("lethe " + VersionCommand.version())
                    .issue(new Order(asked, by, new KnownResiduals(installation), this::paper));
            write(file, BundleZip.write(issued.bundle()));
            show(issued.certificate());
            pointToObject(asked, installation.policies());
            return whole(issued.certificate());
        }
    }

    /** Which object a row pointed at is kept nowhere once both are gone. */
    private void pointToObject(Asked asked, PolicySet policies) {
        if (asked instanceof Asked.OfRecord row) {
            policies.datasetOf(row.target(), row.table())
                    .filter(dataset -> dataset.objects() != null)
                    .ifPresent(dataset -> lethe.say(
                            "If the row pointed at an object, that has a certificate of its own: lethe certify --record "
                                    + row.target() + "." + ObjectSet.table(dataset.id())
                                    + "=KEY, its key in the store."));
        }
    }

    /** Where a record was only masked, rows came back, or rows of a person are left, not all is done, however much is certified. */
    private Exit whole(Certificate certificate) {
        List<RunStatement> undone = certificate.runs().stream()
                .filter(run -> run.leaves().putBack().rows() > 0)
                .toList();
        undone.forEach(run -> lethe.say("Of run " + run.run() + " "
                + Words.count(run.leaves().putBack().rows(), "row")
                + " came back from the archive later. The certificate says so."));
        List<StillThere> left = certificate.subject() == null
                ? List.of()
                : certificate.subject().stillThere();
        left.forEach(rows -> lethe.say("Still there: " + rows + "."));
        if (certificate.asked() instanceof Asked.OfRecord row && certificate.isOfMaskedRecord()) {
            lethe.say("Masked, not deleted: " + certificate.records().getLast().masked() + ". " + presence(row));
            return Exit.FAILED;
        }
        ObjectRow object = lastObject(certificate);
        if (object != null && !object.wasThere()) {
            lethe.say(
                    "It was gone already when its turn came; how, the ledger does not tell. The certificate says so.");
        }
        if (left.isEmpty()) {
            return undone.isEmpty() ? Exit.DONE : Exit.FAILED;
        }
        lethe.say("What was done is certified, and that this is still there. lethe explain tells of each row why.");
        return Exit.FAILED;
    }

    private static @Nullable ObjectRow lastObject(Certificate certificate) {
        return certificate.records().isEmpty()
                ? null
                : certificate.records().getLast().object();
    }

    private static String presence(Asked.OfRecord asked) {
        return switch (asked.presence()) {
            case Presence.There row ->
                "A row with this key is still there. " + row.next() + " The certificate says so.";
            case Presence.Absent absent ->
                asked.table().schema().equals(FileSet.SCHEMA)
                        ? "No file of this name has this content any more: a masked file has another."
                        : "No row with this key is there; how it went, the ledger does not tell. The certificate says so.";
        };
    }

    private byte[] paper(Certificate certificate) {
        return CertificatePdf.render(certificate, language);
    }

    /** Whole or not at all: a certificate that was cut off would be taken for a forged one. */
    private static void write(Path file, byte[] bytes) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(
                    unfinished,
                    bytes,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + "; the ledger remembers a certificate that is not there", e);
        }
    }

    private static String copies(Certificate certificate) {
        return certificate.residuals().stream()
                .map(copy -> copy.kind() + " "
                        + (copy.until() == null ? "(nobody has said until when)" : "until " + copy.until()))
                .collect(Collectors.joining(", "));
    }

    private void show(Certificate certificate) {
        Json json = Json.document("certificate-issued")
                .put("certificate", certificate.issue().id())
                .put("file", output)
                .put("rows", certificate.rows())
                .put("objects", certificate.objects())
                .put("runs", certificate.runs().size())
                .put("origin", certificate.ledger().origin())
                .put("size", certificate.ledger().size())
                .put("root", certificate.ledger().root());
        lethe.show(json, out -> {
            out.println("certificate " + certificate.issue().id() + ": " + what(certificate) + " in "
                    + Words.count(certificate.runs().size(), "run") + ", proved under the "
                    + certificate.ledger());
            if (!certificate.residuals().isEmpty()) {
                out.println("Copies may remain elsewhere, as the certificate says: " + copies(certificate) + ".");
            }
            out.println("Next: lethe verify " + output);
        });
    }

    private static String rows(long rows, long objects) {
        String alone = Words.count(rows, "row");
        return objects == 0 ? alone : alone + " and " + Words.count(objects, "object");
    }

    private static String what(Certificate certificate) {
        SubjectAnswer subject = certificate.subject();
        if (subject != null) {
            return Words.count(subject.rows().size(), "row") + " about the person";
        }
        return certificate.records().isEmpty()
                ? rows(certificate.rows() - certificate.objects(), certificate.objects())
                : Words.count(certificate.records().size(), lastObject(certificate) == null ? "record" : "object");
    }
}
