package io.lethe.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evidence.BundleVerdict.Line;
import io.lethe.evidence.BundleVerdict.Outcome;
import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.anchor.AuthorityCertificates;
import io.lethe.ledger.anchor.TestAuthority;
import io.lethe.ledger.note.SignedNote;
import io.lethe.ledger.tree.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnchorCheckTest {
    private final Story story = Story.told(9);
    private final SignedNote note = story.log().checkpoint(6);
    private final Trust trusted = new Trust.Pinned(List.of(story.log().verifierKey()));

    @Test
    void saysWhoStampedWhenAndWhereElseToLook() {
        Bundle bundle = Bundles.ofRun(story);
        String stamped = "stamped at 2026-11-22T02:02:00Z by CN=TSA, ";
        assertThat(lines(bundle, List.of(Anchored.AUTHORITY.certificates())))
                .containsExactly(
                        new Line(
                                "anchors",
                                Outcome.NOTE,
                                "in other hands since 2026-11-22T02:01:40.123Z, as the log's owner says: ask anchor notary for"
                                        + " its checkpoint of 6 leaves, and compare"),
                        new Line("anchors", Outcome.OK, stamped + "whom you trust"));
        assertThat(lines(bundle, List.of()))
                .endsWith(new Line(
                        "anchors",
                        Outcome.NOTE,
                        stamped + "for whom only the bundle itself vouches (self-asserted). Use --authority"));
        assertThat(lines(Bundles.ofRecord(story, 2101), List.of()))
                .containsExactly(new Line(
                        "anchors", Outcome.NOTE, "none: how old these entries are, only the log's owner says"));
    }

    @Test
    void tellsAnUntrustedAuthorityFromABadStamp() {
        Instant then = Anchored.STAMPED;
        AuthorityCertificates other =
                TestAuthority.inForce("Other", then, then.plusSeconds(1)).certificates();
        assertThat(lines(Bundles.ofRun(story), List.of(other)))
                .containsExactly(new Line(
                        "anchors",
                        Outcome.FAILED,
                        "a good stamp, by somebody you do not trust: the stamp of 2026-11-22T02:02:00Z is by CN=TSA, to"
                                + " which none of the trusted certificates led then: [CN=Other Root]"));
        AnchoredCheckpoint elsewhere = Anchored.stamped(story.log().checkpoint(5), then);
        AnchoredCheckpoint moved =
                new AnchoredCheckpoint(elsewhere.anchor(), then, note, Objects.requireNonNull(elsewhere.stamp()));
        assertThat(failure(new Anchored(List.of(moved), said("CN=TSA", then))))
                .isEqualTo("it stamps other bytes than these");
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
        return List.of(new AnchorStatement(right.anchor(), 6, at, authority, right.consistency()));
    }

    private String failure(Anchored anchored) {
        Line last = lines(Bundles.ofRun(story, anchored), List.of()).getLast();
        assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
        return last.words();
    }

    private List<Line> lines(Bundle bundle, List<AuthorityCertificates> authorities) {
        return BundleCheck.of(bundle, trusted, authorities).lines().stream()
                .filter(line -> line.check().equals("anchors"))
                .toList();
    }
}
