package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.evidence.Bundle;
import io.lethe.evidence.BundleCheck;
import io.lethe.evidence.BundleRefusedException;
import io.lethe.evidence.BundleVerdict;
import io.lethe.evidence.BundleZip;
import io.lethe.evidence.ForkCheck;
import io.lethe.evidence.Trust;
import io.lethe.evidence.TrustedOthers;
import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.note.WitnessKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a certificate. Opens no database and reads no configuration. */
@Command(
        name = "verify",
        header = "Check certificates, offline: exit 0 if they hold, 5 if not, and then why.",
        description = {
            "  lethe verify night.zip --trust keys.txt    against the log's key as you have it from elsewhere",
            "  lethe verify night.zip                     against itself only: any forger's bundle agrees with itself",
            "  lethe verify ours.zip theirs.zip           also whether both are of one history of their log"
        })
final class VerifyCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(arity = "1..*", paramLabel = "FILE.zip", description = "The certificate; several are compared too.")
    private List<Path> files = List.of();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "The log's public keys, one a line, such as the file vkey of its key directory.")
    private @Nullable Path trust;

    @Option(
            names = "--authority",
            paramLabel = "FILE.pem",
            description =
                    "The certificates of the time-stamping authorities that you trust; others' stamps are refused.")
    private @Nullable Path authority;

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description =
                    "The public keys of the witnesses that you trust, one a line; others' cosignatures are refused.")
    private @Nullable Path witness;

    VerifyCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        Trust keys = trusted();
        TrustedOthers others = new TrustedOthers(authorities(), witnesses());
        List<VerdictReport> reports = new ArrayList<>();
        List<ForkCheck.Held> held = new ArrayList<>();
        for (Path file : files) {
            reports.add(new VerdictReport(file, verdict(file, keys, others, held), trust != null));
        }
        List<BundleVerdict.Line> forks = ForkCheck.lines(held);
        show(reports, forks);
        boolean whole =
                reports.stream().allMatch(report -> report.verdict().holds()) && new BundleVerdict(forks).holds();
        return whole ? Exit.DONE : Exit.NOT_VERIFIED;
    }

    /** Adds the certificate to {@code held} if it holds: only what holds by itself can be compared. */
    private BundleVerdict verdict(Path file, Trust keys, TrustedOthers others, List<ForkCheck.Held> held) {
        try {
            Bundle bundle = BundleZip.read(lethe.doors().workingDirectory().resolve(file));
            BundleVerdict verdict = BundleCheck.of(bundle, keys, others);
            if (verdict.holds()) {
                held.add(new ForkCheck.Held(file.toString(), bundle));
            }
            return verdict;
        } catch (BundleRefusedException refusal) {
            return BundleCheck.refused(refusal);
        }
    }

    private void show(List<VerdictReport> reports, List<BundleVerdict.Line> forks) {
        List<String> documents = new ArrayList<>();
        reports.forEach(report -> documents.add(report.json().toString()));
        if (reports.size() > 1) {
            documents.add(Json.document("certificate-comparison")
                    .put("checks", VerdictReport.checks(forks))
                    .toString());
        }
        lethe.show(documents, out -> {
            for (VerdictReport report : reports) {
                if (reports.size() > 1) {
                    out.println(report.file());
                }
                report.print(out);
            }
            VerdictReport.print(forks, out);
        });
    }

    private Trust trusted() {
        return trust == null ? new Trust.SelfAsserted() : read(trust, "the keys", text -> Trust.pinned(text(text)));
    }

    private List<AuthorityCertificates> authorities() {
        return authority == null
                ? List.of()
                : read(authority, "the certificates", pem -> List.of(AuthorityCertificates.parse(pem)));
    }

    private List<WitnessKey> witnesses() {
        return witness == null ? List.of() : read(witness, "the keys", text -> WitnessKey.list(text(text)));
    }

    private <T> T read(Path file, String what, Function<byte[], T> reader) {
        try {
            return reader.apply(
                    Files.readAllBytes(lethe.doors().workingDirectory().resolve(file)));
        } catch (IOException e) {
            throw new UsageException("cannot read " + what + " in " + file + ". Nothing was checked.");
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage() + ". Nothing was checked.");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
