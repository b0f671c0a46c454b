package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.entry.ObjectCounts;
import io.lethe.ledger.json.JsonInteger;
import io.lethe.ledger.json.JsonObject;
import io.lethe.ledger.row.ObjectRow;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What bundles say of objects at which rows pointed. */
class ObjectBundlesTest {
    private final Trust trusted = new Trust.Pinned(Story.told().log().terms());

    /** Of a run, nobody can say otherwise than the leaves how many of its rows are objects. */
    @Test
    void saysOfARunHowManyOfItsRowsAreObjects() {
        Bundle bundle = Bundles.ofRun(Story.toldOfObjects(), Anchored.NOWHERE);

        assertThat(BundleCheck.of(bundle, trusted).lines())
                .extracting(Line::words)
                .contains("what it says of 1 run with 3 rows and 2 objects is what the leaves say");
        String said = new String(bundle.file("certificate.json"), StandardCharsets.UTF_8);
        assertThat(CertificateJson.read(said.getBytes(StandardCharsets.UTF_8))
                        .array("runs")
                        .objects()
                        .getFirst())
                .satisfies(stated -> {
                    assertThat(stated.integer("rows")).isEqualTo(5);
                    assertThat(stated.integer("objects")).isEqualTo(2);
                });
        JsonObject forged = CertificateJson.read(
                said.replace("\"objects\": 2", "\"objects\": 1").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> StatementCheck.open(bundle, forged).statements(BundleFiles.checkpoint(bundle)))
                .hasMessage("what certificate.json says under \"runs\" is not what the leaves say");
    }

    @Test
    void saysOfObjectsApartWhatTheRunCountedAtItsEnd() {
        Bundle bundle = Bundles.ofRun(Story.toldOfObjects(new ObjectCounts(4, 2, 1, 3, 1)), Anchored.NOWHERE);

        assertThat(BundleCheck.of(bundle, trusted).holds()).isTrue();
        JsonObject said = CertificateJson.read(bundle.file("certificate.json"));
        assertThat(said.object("objectCounts").object(Story.run(1).text()).members())
                .isEqualTo(new TreeMap<>(Map.of(
                        "planned", new JsonInteger(4),
                        "done", new JsonInteger(2),
                        "absent", new JsonInteger(1),
                        "held", new JsonInteger(3),
                        "skipped", new JsonInteger(1))));
        assertThat(said.array("runs").objects().getFirst().object("counts").integer("done"))
                .isEqualTo(5);
    }

    /** Runs from before objects were counted apart say nothing of them at their end. */
    @Test
    void saysNothingOfObjectsThatTheRunDidNotCountApart() {
        Bundle bundle = Bundles.ofRun(Story.toldOfObjects(ObjectCounts.NONE), Anchored.NOWHERE);

        assertThat(BundleCheck.of(bundle, trusted).holds()).isTrue();
        assertThat(CertificateJson.read(bundle.file("certificate.json")).has("objectCounts"))
                .isFalse();
    }

    /** Whoever held the log's key could write such a leaf, and issue a certificate that agrees with it. */
    @Test
    void refusesARunWhoseEndCountsOtherObjectsThanItsChunks() {
        for (ObjectCounts wrong : WrongObjects.ofChunks()) {
            assertThat(failure(Bundles.ofRun(Story.toldOfObjects(wrong), Anchored.NOWHERE)))
                    .isEqualTo("statements: run 01980000-0000-7000-8000-000000000001 counts " + wrong.done()
                            + " objects done at its end, and its chunks tell of 2");
        }
        for (ObjectCounts wrong : WrongObjects.ofNumbers()) {
            assertThat(failure(Bundles.ofRun(Story.toldOfObjects(wrong), Anchored.NOWHERE)))
                    .isEqualTo(
                            "statements: run 01980000-0000-7000-8000-000000000001 counts more objects at its end than"
                                    + " rows and objects together");
        }
    }

    /** Each of the numbers in its turn is another in the leaf than in the certificate. */
    @Test
    void refusesACertificateThatCountsOtherObjectsThanTheRunsEnd() {
        for (ObjectCounts other : WrongObjects.ofCertificate()) {
            assertThat(failure(Bundles.ofRunAsToldBy(Story.toldOfObjects(), Story.toldOfObjects(other))))
                    .isEqualTo(
                            "statements: what certificate.json says under \"objectCounts\" is not what the leaves say");
        }
    }

    /** An object is asked for by its key alone; whether it was there is for the leaf to say. */
    @Test
    void saysOfAnObjectWhetherItWasThere() {
        assertThat(ofObject(0)).endsWith("it is an object, which was removed");
        assertThat(ofObject(1)).endsWith("it is an object, which was gone already");
        assertThat(failure(Bundles.ofObject(Story.toldOfObjects(), Story.FILES.getFirst(), "b.pdf")))
                .isEqualTo("answer: another record is opened than was asked about");
    }

    private String ofObject(int file) {
        ObjectRow object = Story.FILES.get(file);
        BundleVerdict verdict = BundleCheck.of(Bundles.ofObject(Story.toldOfObjects(), object, object.key()), trusted);
        assertThat(verdict.holds()).isTrue();
        return verdict.lines().getLast().words();
    }

    private String failure(Bundle bundle) {
        Line last = BundleCheck.of(bundle, trusted).lines().getLast();
        assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
        return last.check() + ": " + last.words();
    }
}
