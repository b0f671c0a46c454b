package io.lethe.evidence;

import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * {@code certificate.json}: what the paper says, for machines. One form per content, so that its hash can be bound:
 *
 * <pre>
 * {
 *   "format": "lethe.certificate/1",
 *   "approvals": [],
 *   "asked": {
 *     "run": "01980000-0000-7000-8000-000000000001"
 *   },
 *   …
 * </pre>
 *
 * <p>The first member names the format; the others are the canonical JSON of the ledger, indented for people.
 */
final class CertificateJson {

    /** A run of 10^8 rows names 20,000 leaves or more. */
    static final int LIMIT = 16 * 1024 * 1024;

    /**
     * How many of each run's counts are objects. It stands beside the runs: programs that check bundles compare what is said of runs member by member, and
     * those that others already have know no such number.
     */
    static final String OBJECT_COUNTS = "objectCounts";

    private static final String HEAD = "{\n  \"format\": \"lethe.certificate/1\",\n";

    private CertificateJson() {}

    /**
     * The document's bytes.
     *
     * @param files the hash of each file of the bundle that nothing else binds, by its path
     */
    static byte[] write(Certificate certificate, SortedMap<String, Hash> files) {
        return bytes(json(certificate, files));
    }

    /** Refuses every other spelling of what it reads. */
    static JsonObject read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!text.startsWith(HEAD)) {
            throw new IllegalArgumentException(
                    "expected a document that begins with \"format\": \"lethe.certificate/1\"");
        }
        String members = Indented.strip("{" + text.substring(HEAD.length()));
        JsonObject json = JsonObject.read(members.getBytes(StandardCharsets.UTF_8), LIMIT);
        if (!Arrays.equals(bytes(json), bytes)) {
            throw new IllegalArgumentException("expected certificate.json in its one form");
        }
        return json;
    }

    private static byte[] bytes(JsonObject json) {
        String indented = Indented.write(json);
        return (HEAD + indented.substring("{\n".length()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject json(Certificate certificate, SortedMap<String, Hash> files) {
        JsonObject.Builder json = JsonObject.builder()
                .put("issue", issue(certificate.issue()))
                .put("asked", asked(certificate.asked()))
                .put("ledger", ledger(certificate.ledger()))
                .put(
                        "anchors",
                        RunStatement.array(certificate.anchors().stream().map(AnchorStatement::json)))
                .put(
                        "policies",
                        RunStatement.array(certificate.policies().stream().map(PolicyStatement::json)))
                .put(
                        "approvals",
                        RunStatement.array(certificate.approvals().stream().map(ApprovalStatement::json)))
                .put("runs", RunStatement.array(certificate.runs().stream().map(RunStatement::json)))
                .put("holds", RunStatement.array(certificate.holds().stream().map(HoldStatement::json)))
                .put(
                        "records",
                        RunStatement.array(certificate.records().stream().map(RecordStatement::json)))
                .put(
                        "residuals",
                        RunStatement.array(certificate.residuals().stream().map(ResidualCopy::json)))
                .put("rows", certificate.rows())
                .put("files", files(files));
        JsonObject objects = objectCounts(certificate.runs());
        if (!objects.names().isEmpty()) {
            json.put(OBJECT_COUNTS, objects);
        }
        SubjectAnswer subject = certificate.subject();
        if (subject != null) {
            json.put("subject", subject.json());
        }
        if (certificate.asked() instanceof Asked.OfRecord row && certificate.isOfMaskedRecord()) {
            json.put("presence", row.presence().json());
        }
        Wording.write(json);
        return json.build();
    }

    private static JsonObject issue(Issue issue) {
        JsonObject.Builder json = JsonObject.builder()
                .put("certificate", issue.id())
                .put("at", issue.at())
                .put("engine", issue.engine());
        return issue.by().isEmpty() ? json.build() : json.put("by", issue.by()).build();
    }

    private static JsonObject asked(Asked asked) {
        JsonObject.Builder json = JsonObject.builder();
        return switch (asked) {
            case Asked.OfRun run -> json.put("run", run.run().value()).build();
            case Asked.OfRecord row ->
                json.put("target", row.target().name())
                        .put("table", row.table().toString())
                        .put("key", JsonArray.ofTexts(row.key()))
                        .build();
            case Asked.OfSubject subject ->
                json.put("subject", subject.reference()).build();
            case Asked.OfPeriod period ->
                json.put("from", period.from()).put("to", period.to()).build();
        };
    }

    /** Of all runs whose last word tells of objects, by the run. */
    static JsonObject objectCounts(List<RunStatement> runs) {
        JsonObject.Builder json = JsonObject.builder();
        for (RunStatement run : runs) {
            run.objectCounts().ifPresent(said -> json.put(run.run().text(), said.json()));
        }
        return json.build();
    }

    static JsonObject ledger(Checkpoint ledger) {
        return JsonObject.builder()
                .put("origin", ledger.origin())
                .put("size", ledger.size())
                .put("root", ledger.root())
                .build();
    }

    private static JsonObject files(SortedMap<String, Hash> files) {
        JsonObject.Builder json = JsonObject.builder();
        files.forEach(json::put);
        return json.build();
    }
}
