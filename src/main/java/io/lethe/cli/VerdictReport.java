package io.lethe.cli;

import io.lethe.cli.terminal.Json;
import io.lethe.evidence.BundleVerdict;
import io.lethe.evidence.BundleVerdict.Line;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What checking one certificate came to.
 *
 * @param trusted whether the log's key came from elsewhere
 */
record VerdictReport(Path file, BundleVerdict verdict, boolean trusted) {

    Json json() {
        return Json.document("certificate-verdict")
                .put("file", file.toString())
                .put("holds", verdict.holds())
                .put("trusted", trusted)
                .put("checks", checks(verdict.lines()));
    }

    static List<Json> checks(List<Line> lines) {
        return lines.stream()
                .map(line -> Json.object()
                        .put("check", line.check())
                        .put("outcome", line.outcome().toString().toLowerCase(Locale.ROOT))
                        .put("words", line.words()))
                .toList();
    }

    void print(PrintWriter out) {
        print(verdict.lines(), out);
        out.println(words());
    }

    static void print(List<Line> lines, PrintWriter out) {
        for (Line line : lines) {
            out.println(String.format(Locale.ROOT, "%-7s %-11s %s", line.outcome(), line.check(), line.words()));
        }
    }

    private String words() {
        if (!verdict.holds()) {
            return "THE CERTIFICATE DOES NOT HOLD. Keep the file as it is, and ask whoever gave it to you.";
        }
        return trusted
                ? "The certificate holds, under a key that you trust."
                : "The certificate agrees with itself. Whether the log is the one you know, only its key from elsewhere tells: --trust.";
    }
}
