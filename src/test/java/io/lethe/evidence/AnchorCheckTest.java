package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evidence.AnchorStatement.Renewal;
import io.lethe.evidence.AnchorStatement.Voucher;
import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.anchor.EvidenceRecord;
import io.lethe.ledger.anchor.TestAuthority;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.note.WitnessKey;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnchorCheckTest {
    private static final TrustedOthers ALL =
            new TrustedOthers(List.of(Anchored.AUTHORITY.certificates()), List.of(Anchored.WITNESS.key()));

    private final Story story = Story.told(9);
    private final SignedNote note = story.log().checkpoint(6);
    private final Trust trusted = new Trust.Pinned(story.log().terms());

    @Test
    void saysWhoStampedWhenAndWhereElseToLook() {
        Bundle bundle = Bundles.ofRun(story);
        String stamped = "stamped at 2026-11-22T02:02:00Z by CN=TSA, ";
        String cosigned = "cosigned at 2026-11-22T02:03:00Z by the witness witness.example.com/legal, ";
        assertThat(lines(bundle, ALL))
                .containsExactly(
                        new Line(
                                "anchors",
                                Outcome.NOTE,
                                "in other hands since 2026-11-22T02:01:40.123Z, as the log's owner says: ask anchor notary for"
                                        + " its checkpoint of 6 leaves, and compare"),
                        new Line("anchors", Outcome.OK, stamped + "whom you trust"),
                        new Line("anchors", Outcome.OK, cosigned + "whom you trust"));
        String alone = "for whom only the bundle itself vouches (self-asserted). Use ";
        assertThat(lines(bundle, TrustedOthers.NOBODY))
                .endsWith(
                        new Line("anchors", Outcome.NOTE, stamped + alone + "--authority"),
                        new Line("anchors", Outcome.NOTE, cosigned + alone + "--witness"));
        assertThat(lines(Bundles.ofRecord(story, 2101), TrustedOthers.NOBODY))
                .containsExactly(new Line(
                        "anchors", Outcome.NOTE, "none: how old these entries are, only the log's owner says"));
    }

    @Test
    void tellsAnUntrustedAuthorityFromABadStamp() {
        Instant then = Anchored.STAMPED;
        AuthorityCertificates other =
                TestAuthority.inForce("Other", then, then.plusSeconds(1)).certificates();
        assertThat(lines(Bundles.ofRun(story), new TrustedOthers(List.of(other), List.of())))
                .containsExactly(new Line(
                        "anchors",
                        Outcome.FAILED,
                        "a good stamp, by somebody you do not trust: the stamp of 2026-11-22T02:02:00Z is by CN=TSA, to"
                                + " which none of the trusted certificates led then: [CN=Other Root]"));
        AnchoredCheckpoint elsewhere = Anchored.stamped(story.log().checkpoint(5), then);
        AnchoredCheckpoint moved =
                new AnchoredCheckpoint(elsewhere.anchor(), then, note, Objects.requireNonNull(elsewhere.attestation()));
        assertThat(failure(new Anchored(List.of(moved), said("CN=TSA", then))))
                .isEqualTo("it stamps other bytes than these");
    }

    /** The first authority's certificate has ended long ago. */
    @Test
    void saysWhenTheStampWasRenewed() {
        Bundle bundle = Bundles.ofRun(story, Anchored.renewed(story));
        String words =
                "stamped at 2026-11-22T02:02:00Z by CN=TSA, renewed at 2026-11-22T14:02:00Z by CN=TSA 2 by certificates"
                        + " that end at 2037-01-01T00:00:00Z, ";
        AuthorityCertificates second = Anchored.SUCCESSOR.certificates();
        assertThat(lines(bundle, new TrustedOthers(List.of(Anchored.AUTHORITY.certificates(), second), List.of())))
                .containsExactly(new Line("anchors", Outcome.OK, words + "whom you trust"));
        assertThat(lines(bundle, TrustedOthers.NOBODY))
                .containsExactly(new Line(
                        "anchors",
                        Outcome.NOTE,
                        words + "for whom only the bundle itself vouches (self-asserted). Use --authority"));
        assertThat(lines(bundle, ALL))
                .containsExactly(new Line(
                        "anchors",
                        Outcome.FAILED,
                        "a good stamp, by somebody you do not trust: the stamp of 2026-11-22T14:02:00Z is by CN=TSA 2, to"
                                + " which none of the trusted certificates led then: [CN=TSA Root]"));
    }

    @Test
    void refusesEvidenceRecordsThatAreBrokenOrOfAnotherStamp() {
        assertThat(failure(renewal(EvidenceRecord.parse(
                        renewals(Anchored.renewed(story.log().checkpoint(5)))))))
                .isEqualTo("the evidence record renews another stamp than this");
        Anchored right = Anchored.renewed(story);
        assertThat(failure(new Anchored(right.files(), said("CN=TSA", Anchored.STAMPED))))
                .isEqualTo(
                        "certificate.json tells of [anchors/1.checkpoint, anchors/1.pem, anchors/1.tsr] but there are"
                                + " [anchors/1.checkpoint, anchors/1.er, anchors/1.pem, anchors/1.tsr]");
        assertThat(failure(new Anchored(
                        right.files(), saidRenewed(List.of(new Renewal(Anchored.RENEWED.plusSeconds(1), "CN=TSA 2"))))))
                .isEqualTo(
                        "certificate.json says other than the evidence record of anchor tsa, which has the renewals of"
                                + " 2026-11-22T14:02:00Z by CN=TSA 2");
        Attestation.Stamp late = Anchored.SUCCESSOR.renew(
                stamp(Anchored.stamped(note, Anchored.STAMPED)), Anchored.STAMPED.plusSeconds(86_400));
        assertThat(failure(new Anchored(
                        List.of(new AnchoredCheckpoint(new AnchorName("tsa"), Anchored.STAMPED, note, late)),
                        saidRenewed(List.of(new Renewal(Anchored.STAMPED.plusSeconds(86_400), "CN=TSA 2"))))))
                .startsWith("the stamp of 2026-11-22T02:02:00Z by CN=TSA was renewed at 2026-11-23T02:02:00Z, when its"
                        + " certificates were not in force: ");
    }

    private List<AnchorStatement> saidRenewed(List<Renewal> renewals) {
        AnchorStatement right = Anchored.renewed(story).said().getFirst();
        return List.of(new AnchorStatement(
                right.anchor(), 6, Anchored.STAMPED, new Voucher.Authority("CN=TSA", renewals), right.consistency()));
    }

    /** The right stamp with this record of renewals. */
    private Anchored renewal(EvidenceRecord record) {
        Anchored right = Anchored.renewed(story);
        Attestation.Stamp stamp = stamp(right.files().getFirst());
        return new Anchored(
                List.of(new AnchoredCheckpoint(
                        new AnchorName("tsa"), Anchored.STAMPED, note, stamp.renewed(record, stamp.certificates()))),
                right.said());
    }

    private static Attestation.Stamp stamp(AnchoredCheckpoint anchored) {
        return (Attestation.Stamp) Objects.requireNonNull(anchored.attestation());
    }

    private static byte[] renewals(AnchoredCheckpoint anchored) {
        return stamp(anchored).renewals().bytes();
    }

    @Test
    void tellsAnUntrustedWitnessFromABadCosignature() {
        WitnessKey other = LogInMemory.cosigner("witness.example.com/legal", 8).key();
        WitnessKey own = Anchored.WITNESS.key();
        assertThat(lines(Bundles.ofRun(story), new TrustedOthers(List.of(), List.of(other)))
                        .getLast())
                .isEqualTo(new Line(
                        "anchors",
                        Outcome.FAILED,
                        "a good cosignature, by somebody you do not trust: " + own + "; you trust [" + other + "]"));
        AnchoredCheckpoint elsewhere = Anchored.cosigned(story.log().checkpoint(5), Anchored.COSIGNED);
        AnchoredCheckpoint moved = new AnchoredCheckpoint(
                elsewhere.anchor(), Anchored.COSIGNED, note, Objects.requireNonNull(elsewhere.attestation()));
        assertThat(failure(Anchored.of(story, 6, moved)))
                .isEqualTo("the cosignature under the name of " + own + " is not its own");
        AnchoredCheckpoint ofAnother = new AnchoredCheckpoint(
                elsewhere.anchor(),
                Anchored.COSIGNED,
                note,
                new Attestation.Cosignature(
                        Anchored.WITNESS.cosign(Checkpoint.parse(note.text()), Anchored.COSIGNED), other));
        assertThat(failure(Anchored.of(story, 6, ofAnother)))
                .isEqualTo(
                        "anchors/1.checkpoint: expected a cosignature by witness.example.com/legal but there is none");
    }

    @Test
    void refusesAnotherTimeOrWitnessThanTheCosignatures() {
        String refusal = "certificate.json says other than the cosignature of anchor legal, which is of"
                + " 2026-11-22T02:03:00Z by witness.example.com/legal";
        assertThat(failure(cosigned(Anchored.COSIGNED.minusSeconds(1), "witness.example.com/legal")))
                .isEqualTo(refusal);
        assertThat(failure(cosigned(Anchored.COSIGNED, "the court"))).isEqualTo(refusal);
    }

    private Anchored cosigned(Instant at, String by) {
        Anchored right = Anchored.of(story, 6, Anchored.cosigned(note, Anchored.COSIGNED));
        AnchorStatement said = right.said().getFirst();
        return new Anchored(
                right.files(),
                List.of(new AnchorStatement(said.anchor(), 6, at, new Voucher.Witness(by), said.consistency())));
    }

    /** A witness that saw the other history: its checkpoint, put into a bundle of this one, tells of both. */
    @Test
    void showsTheForkThatAWitnessSaw() {
        int size = story.log().leaves().size();
        SignedNote fork = story.log().sign(size, Hash.of());
        AnchoredCheckpoint seen = Anchored.cosigned(fork, Anchored.COSIGNED);
        assertThat(failure(Anchored.of(story, size, seen)))
                .startsWith("FORK: the log signed two histories. With anchor legal lies the checkpoint of " + size
                        + " leaves, root " + Hash.of().abbreviated()
                        + ", but this certificate is under the checkpoint of "
                        + size + " leaves, root ");
    }

    @Test
    void refusesAnotherTimeOrAuthorityThanTheStamps() {
        String refusal =
                "certificate.json says other than the stamp of anchor tsa, which is of 2026-11-22T02:02:00Z by CN=TSA";
        List<AnchoredCheckpoint> files = List.of(Anchored.stamped(note, Anchored.STAMPED));
        assertThat(failure(new Anchored(files, said("CN=TSA", Anchored.STAMPED.minusSeconds(1)))))
                .isEqualTo(refusal);
        assertThat(failure(new Anchored(files, said("CN=Federal Office of Time", Anchored.STAMPED))))
                .isEqualTo(refusal);
    }

    @Test
    void refusesCheckpointsThatTheLogDidNotGoOnFrom() {
        SignedNote fork = story.log().sign(6, Hash.of());
        String refusal = "the checkpoint of 6 leaves with anchor notary is not one that the log went on from";
        assertThat(failure(Anchored.of(story, 6, Anchored.deposited(fork)))).isEqualTo(refusal);
        assertThat(failure(Anchored.of(story, 7, Anchored.deposited(note)))).isEqualTo(refusal);
        assertThat(failure(Anchored.of(story, 5, Anchored.deposited(story.log().checkpoint(5)))))
                .isEqualTo("leaves/5.json came after what anchor notary has");
    }

    @Test
    void refusesAnchorsThatAreNotThereOrNotToldOf() {
        List<AnchoredCheckpoint> files = List.of(Anchored.stamped(note, Anchored.STAMPED));
        assertThat(failure(new Anchored(List.of(), said("CN=TSA", Anchored.STAMPED))))
                .isEqualTo(
                        "certificate.json tells of [anchors/1.checkpoint, anchors/1.pem, anchors/1.tsr] but there are []");
        assertThat(failure(new Anchored(files, List.of())))
                .isEqualTo(
                        "certificate.json tells of [] but there are [anchors/1.checkpoint, anchors/1.pem, anchors/1.tsr]");
    }

    private List<AnchorStatement> said(String authority, Instant at) {
        AnchorStatement right = Anchored.of(story, 6, Anchored.stamped(note, Anchored.STAMPED))
                .said()
                .getFirst();
        return List.of(new AnchorStatement(
                right.anchor(), 6, at, new Voucher.Authority(authority, List.of()), right.consistency()));
    }

    private String failure(Anchored anchored) {
        Line last = lines(Bundles.ofRun(story, anchored), TrustedOthers.NOBODY).getLast();
        assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
        return last.words();
    }

    private List<Line> lines(Bundle bundle, TrustedOthers others) {
        return BundleCheck.of(bundle, trusted, others).lines().stream()
                .filter(line -> line.check().equals("anchors"))
                .toList();
    }
}
