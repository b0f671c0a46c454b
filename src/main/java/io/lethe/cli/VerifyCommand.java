package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.evidence.BundleCheck;
import io.lethe.evidence.BundleRefusedException;
import io.lethe.evidence.BundleVerdict;
import io.lethe.evidence.BundleZip;
import io.lethe.evidence.Trust;
import io.lethe.ledger.anchor.AuthorityCertificates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a certificate. Opens no database and reads no configuration. */
@Command(
        name = "verify",
        header = "Check a certificate, offline: exit 0 if it holds, 5 if not, and then why.",
        description = {
            "  lethe verify night.zip --trust keys.txt    against the log's key as you have it from elsewhere",
            "  lethe verify night.zip                     against itself only: any forger's bundle agrees with itself"
        })
final class VerifyCommand implements Callable<Exit> {
    private final Lethe lethe;

    @Parameters(paramLabel = "FILE.zip", description = "The certificate.")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

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

    VerifyCommand(Lethe lethe) {
        this.lethe = lethe;
    }

    @Override
    public Exit call() {
        BundleVerdict verdict = verdict(trusted(), authorities());
        List<Json> checks = verdict.lines().stream()
                .map(line -> Json.object()
                        .put("check", line.check())
                        .put("outcome", line.outcome().toString().toLowerCase(Locale.ROOT))
                        .put("words", line.words()))
                .toList();
        Json json = Json.document("certificate-verdict")
                .put("file", file)
                .put("holds", verdict.holds())
                .put("trusted", trust != null)
                .put("checks", checks);
        lethe.show(json, out -> print(out, verdict));
        return verdict.holds() ? Exit.DONE : Exit.NOT_VERIFIED;
    }

    private BundleVerdict verdict(Trust keys, List<AuthorityCertificates> authorities) {
        try {
            return BundleCheck.of(
                    BundleZip.read(lethe.doors().workingDirectory().resolve(file)), keys, authorities);
        } catch (BundleRefusedException refusal) {
            return BundleCheck.refused(refusal);
        }
    }

    private Trust trusted() {
        if (trust == null) {
            return new Trust.SelfAsserted();
        }
        try {
            return Trust.pinned(
                    Files.readString(lethe.doors().workingDirectory().resolve(trust)));
        } catch (IOException e) {
            throw new UsageException("cannot read the keys in " + trust + ". Nothing was checked.");
        } catch (IllegalArgumentException e) {
            throw new UsageException(trust + ": " + e.getMessage() + ". Nothing was checked.");
        }
    }

    private List<AuthorityCertificates> authorities() {
        if (authority == null) {
            return List.of();
        }
        try {
            return List.of(AuthorityCertificates.parse(
                    Files.readAllBytes(lethe.doors().workingDirectory().resolve(authority))));
        } catch (IOException e) {
            throw new UsageException("cannot read the certificates in " + authority + ". Nothing was checked.");
        } catch (IllegalArgumentException e) {
            throw new UsageException(authority + ": " + e.getMessage() + ". Nothing was checked.");
        }
    }

    private void print(PrintWriter out, BundleVerdict verdict) {
        for (BundleVerdict.Line line : verdict.lines()) {
            out.println(String.format(Locale.ROOT, "%-7s %-11s %s", line.outcome(), line.check(), line.words()));
        }
        out.println(verdict(verdict.holds()));
    }

    private String verdict(boolean holds) {
        if (!holds) {
            return "THE CERTIFICATE DOES NOT HOLD. Keep the file as it is, and ask whoever gave it to you.";
        }
        return trust == null
                ? "The certificate agrees with itself. Whether the log is the one you know, only its key from elsewhere tells: --trust."
                : "The certificate holds, under a key that you trust.";
    }
}
