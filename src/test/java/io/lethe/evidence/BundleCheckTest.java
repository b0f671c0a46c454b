package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.json.JsonArray;
import io.lethe.ledger.json.JsonInteger;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class BundleCheckTest {
    private final Story story = Story.told();
    private final Bundle run = Bundles.ofRun(story);
    private final Bundle record = Bundles.ofRecord(story, 2101);
    private final Trust trusted = new Trust.Pinned(story.log().terms());

    @Test
    void findsAGoodBundleGood() {
        assertThat(BundleCheck.of(run, trusted).lines())
                .extracting(Line::check, Line::outcome, Line::words)
                .containsExactly(
                        line("files", "27 files, all known, none missing"),
                        line("sums", "all files are as SHA256SUMS has them"),
                        line(
                                "checkpoint",
                                BundleFiles.checkpoint(run) + ", signed by a key that you trust: "
                                        + story.log().verifierKey()),
                        line("leaves", "6 leaves are under the checkpoint"),
                        line("issued", "leaf 6 of the log says that this certificate.json was issued"),
                        line("bound", "certificate.json names the other 10 files, and they are the ones"),
                        note(
                                "in other hands since 2026-11-22T02:01:40.123Z, as the log's owner says: ask anchor notary for its"
                                        + " checkpoint of 6 leaves, and compare"),
                        note("stamped at 2026-11-22T02:02:00Z by CN=TSA, for whom only the bundle itself vouches"
                                + " (self-asserted). Use --authority"),
                        note(
                                "cosigned at 2026-11-22T02:03:00Z by the witness witness.example.com/legal, for whom only the"
                                        + " bundle itself vouches (self-asserted). Use --witness"),
                        line("statements", "what it says of 1 run with 10 rows is what the leaves say"),
                        line("policies", "1 policy, its file has the hash that the leaves name"),
                        line("records", "no record was asked about"),
                        line("answer", "all chunks of run 01980000-0000-7000-8000-000000000001 are here"));
        assertThat(BundleCheck.of(record, trusted).lines())
                .extracting(Line::words)
                .contains("1 record is opened", "the record that was asked about is the one that is opened");
    }

    @Test
    void findsAllRowsOfOnePersonAndNobodyElses() {
        Bundle bundle = Bundles.ofSubject(story, "A");
        assertThat(BundleCheck.of(bundle, trusted).lines())
                .extracting(Line::words)
                .endsWith(
                        "2 records are opened",
                        "2 rows about the person who was asked about; that there was no other is the issuer's word");
        assertThat(bundle.files().keySet()).contains("openings/1.json", "openings/2.json");
        String said = new String(bundle.file("certificate.json"), StandardCharsets.UTF_8);
        assertThat(said)
                .contains("\"subject\": \"A\"", "\"crm-prod crm.note\"", "\"crm-prod crm.region\"", "\"held\": 1")
                .doesNotContain("\"B\"");
    }

    /** Five were archived, by the run's own word; that two of them are back is not for the run to say. */
    @Test
    void saysOfARunWhichOfItsRowsCameBack() {
        Bundle bundle = Bundles.ofRun(Story.toldOfRowsThatCameBack());

        assertThat(BundleCheck.of(bundle, trusted).holds()).isTrue();
        assertThat(CertificateJson.read(bundle.file("certificate.json"))
                        .array("runs")
                        .objects()
                        .getFirst())
                .satisfies(stated -> {
                    assertThat(stated.bool("whole")).isTrue();
                    assertThat(stated.integer("rows")).isEqualTo(5);
                    assertThat(stated.integer("restoredRows")).isEqualTo(2);
                    assertThat(stated.array("restoredLeaves").values()).containsExactly(new JsonInteger(5));
                });
    }

    /** Masked is not deleted, and what was masked, how and by which rule is what the leaf says. */
    @Test
    void saysOfAMaskedRecordHowItWasMaskedAndWhetherItIsThere() {
        Story masked = Story.toldOfMaskedRows();
        Presence there = new Presence.There(1, false, "Done.");
        Bundle good = Bundles.ofMaskedRecord(masked, 2101, there, stated -> stated);

        assertThat(BundleCheck.of(good, trusted).lines())
                .extracting(Line::words)
                .endsWith(
                        "1 record is opened",
                        "the record that was asked about is the one that is opened; it was masked, not deleted, and a row with its"
                                + " key was there when this was issued, by the issuer's word");
        JsonObject said = CertificateJson.read(good.file("certificate.json"));
        assertThat(said.array("records").objects().getFirst()).satisfies(row -> {
            assertThat(row.text("action")).isEqualTo("pseudonymised");
            assertThat(row.array("fields").arrays().map(JsonArray::texts))
                    .containsExactly(List.of("name", "pseudonym"), List.of("street", "remove"));
            assertThat(row.hash("before")).isEqualTo(Hash.of(new byte[] {4}));
            assertThat(row.hash("after")).isEqualTo(Hash.of(new byte[] {5}));
            assertThat(row.integer("rule")).isEqualTo(2);
        });
        assertThat(said.object("presence").integer("holds")).isOne();
        assertThat(failure(Bundles.ofMaskedRecord(
                        Story.toldOfMaskedRows(),
                        2101,
                        there,
                        row -> new RecordStatement(
                                row.number(), row.key(), row.leaf(), row.run(), row.committed(), null, null))))
                .isEqualTo("records: openings/1.json does not lead to leaf 2");
    }

    @Test
    void saysOfAPersonWhichColumnsWereMasked() {
        Bundle bundle = Bundles.ofMaskedSubject(Story.toldOfMaskedRows(), "A");

        assertThat(BundleCheck.of(bundle, trusted).holds()).isTrue();
        assertThat(CertificateJson.read(bundle.file("certificate.json"))
                        .object("subject")
                        .array("rows")
                        .objects())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.array("fields").values()).hasSize(2));
    }

    /** Whoever issues could say of any row that it was about somebody; only the tag in the log decides. */
    @Test
    void refusesRowsThatWereAboutSomebodyElse() {
        assertThat(failure(Bundles.ofSubject(
                        story,
                        "A",
                        opening -> new SubjectOpening(opening.leaf(), "B", opening.salt(), opening.proof()))))
                .isEqualTo("records: openings/1.json does not lead to leaf 4");
        List<SubjectOpening> ofB = story.openSubject(4, "B");
        assertThat(failure(Bundles.ofSubject(
                        story,
                        "A",
                        opening -> new SubjectOpening(
                                4, "A", ofB.getFirst().salt(), ofB.getFirst().proof()))))
                .isEqualTo("records: openings/1.json does not lead to leaf 4");
        SubjectOpening first = story.openSubject(4, "A").getFirst();
        assertThat(failure(Bundles.ofSubject(story, "A", opening -> first)))
                .isEqualTo("records: openings/2.json does not lead to leaf 4");
    }

    private static org.assertj.core.groups.Tuple note(String words) {
        return org.assertj.core.groups.Tuple.tuple("anchors", Outcome.NOTE, words);
    }

    private static org.assertj.core.groups.Tuple line(String check, String words) {
        return org.assertj.core.groups.Tuple.tuple(check, Outcome.OK, words);
    }

    @Test
    void saysThatTheBundlesOwnKeyIsOnlyItsOwnWord() {
        BundleVerdict verdict = BundleCheck.of(run, new Trust.SelfAsserted());
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.lines().get(2))
                .isEqualTo(new Line(
                        "checkpoint",
                        Outcome.NOTE,
                        BundleFiles.checkpoint(run)
                                + ", signed by a key that only the bundle itself vouches for (self-asserted). Compare it with the"
                                + " log's key from elsewhere, or use --trust: "
                                + story.log().verifierKey()));
    }

    @Test
    void refusesAForkThatAnotherKeySigned() {
        Bundle forged = Bundles.ofRun(Story.told(new LogInMemory(Story.ORIGIN, 2)));
        assertThat(BundleCheck.of(forged, new Trust.SelfAsserted()).holds()).isTrue();
        assertThat(failure(forged))
                .isEqualTo("checkpoint: expected a signature by one of ["
                        + story.log().verifierKey() + "] but there is none");
    }

    @Test
    void refusesABundleOfAnotherLog() {
        Bundle other = Bundles.ofRun(Story.told(new LogInMemory("other.example.com/lethe", 1)));
        assertThat(failure(other))
                .isEqualTo("checkpoint: expected a signature by one of ["
                        + story.log().verifierKey() + "] but there is none");
    }

    @Test
    void refusesAnOlderCheckpoint() {
        LogInMemory log = new LogInMemory(Story.ORIGIN, 1);
        byte[][] older = new byte[1][];
        Story.told(log);
        LogInMemory shorter = new LogInMemory(Story.ORIGIN, 1);
        log.leaves().subList(0, 3).forEach(leaf -> shorter.append(leaf.entry()));
        older[0] = shorter.checkpoint().bytes();
        assertThat(failure(resealed(files -> files.put("checkpoint", older[0]))))
                .isEqualTo("leaves: proofs/0.tlog-proof is under another checkpoint");
    }

    @Test
    void refusesWhatIsDroppedMovedSwappedOrAdded() {
        assertThat(failure(changed(files -> files.remove("leaves/3.json"))))
                .isEqualTo("sums: SHA256SUMS does not name exactly the files that are there");
        assertThat(failure(resealed(files -> files.remove("leaves/3.json"))))
                .isEqualTo("leaves: there is no file leaves/3.json");
        assertThat(failure(resealed(files -> files.remove("proofs/3.tlog-proof"))))
                .isEqualTo("leaves: there is no file proofs/3.tlog-proof");
        assertThat(failure(resealed(files -> {
                    files.remove("leaves/3.json");
                    files.remove("proofs/3.tlog-proof");
                })))
                .isEqualTo("statements: what certificate.json says under \"runs\" is not what the leaves say");
        assertThat(failure(resealed(files -> swap(files, "leaves/2.json", "leaves/3.json"))))
                .startsWith("leaves: leaves/2.json is not leaf 2 of the log under its checkpoint of 6 leaves");
        assertThat(failure(resealed(files -> swap(files, "proofs/2.tlog-proof", "proofs/3.tlog-proof"))))
                .isEqualTo("leaves: proofs/2.tlog-proof is a proof of leaf 3, not of 2");
        assertThat(failure(resealed(files -> files.put("leaves/7.json", run.file("leaves/2.json")))))
                .isEqualTo("leaves: there is no file proofs/7.tlog-proof");
        assertThat(failure(resealed(files -> files.put("readme.txt", new byte[0]))))
                .isEqualTo("files: the file \"readme.txt\" has no place in a certificate");
        assertThat(failure(resealed(files -> files.put("policy/other.yaml", new byte[0]))))
                .startsWith("bound: certificate.json names the files [");
        assertThat(failure(resealed(files -> files.put("VERIFY.md", new byte[] {'!'}))))
                .isEqualTo("bound: the file VERIFY.md is not the one that certificate.json names");
        assertThat(failure(resealed(files -> files.put("certificate.pdf", new byte[] {'!'}))))
                .startsWith("bound: certificate.json names the files [");
        assertThat(failure(resealed(files -> files.remove("certificate.json"))))
                .isEqualTo("files: there is no file certificate.json");
    }

    @Test
    void refusesTheCertificateOfAnotherBundle() {
        assertThat(failure(resealed(files -> {
                    for (String path : List.of("certificate.json", "issued/leaf.json", "issued/proof.tlog-proof")) {
                        files.put(path, record.file(path));
                    }
                })))
                .startsWith("issued: certificate.json is not the one that the log says was issued");
    }

    /** Each time one byte of one file becomes another; half of the times a forger has corrected SHA256SUMS. */
    @Test
    void findsEveryOneOfTwentyThousandChangedBytes() {
        SplittableRandom random = new SplittableRandom(20_261_122);
        List<Bundle> bundles = List.of(
                run, record, Bundles.ofSubject(Story.told(), "B"), Bundles.ofRun(story, Anchored.renewed(story)));
        Map<String, Integer> found = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            Bundle bundle = bundles.get(i % bundles.size());
            List<String> paths = new ArrayList<>(bundle.files().keySet());
            Map<String, byte[]> files = BundleFiles.of(bundle);
            String path = paths.get(random.nextInt(paths.size()));
            byte[] bytes = bundle.file(path);
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            files.put(path, bytes);
            boolean resealed = random.nextBoolean() && !path.equals("SHA256SUMS");
            BundleVerdict verdict = BundleCheck.of(resealed ? Bundle.sealed(files) : Bundle.of(files), trusted);
            assertThat(verdict.holds())
                    .as("byte %d of %s, resealed %s", at, path, resealed)
                    .isFalse();
            found.merge(verdict.lines().getLast().check(), 1, Integer::sum);
        }
        assertThat(found.keySet()).contains("sums", "checkpoint", "leaves", "issued", "bound");
    }

    private Bundle changed(Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> files = BundleFiles.of(run);
        change.accept(files);
        return Bundle.of(files);
    }

    private Bundle resealed(Consumer<Map<String, byte[]>> change) {
        return Bundle.sealed(BundleFiles.of(changed(change)));
    }

    private void swap(Map<String, byte[]> files, String one, String other) {
        files.put(one, run.file(other));
        files.put(other, run.file(one));
    }

    private String failure(Bundle bundle) {
        Line last = BundleCheck.of(bundle, trusted).lines().getLast();
        assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
        return last.check() + ": " + last.words();
    }
}
