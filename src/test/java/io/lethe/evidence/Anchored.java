package io.lethe.evidence;

import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.LogInMemory;
import io.lethe.ledger.anchor.Attestation;
import io.lethe.ledger.anchor.TestAuthority;
import io.lethe.ledger.anchor.TimeStampAnswer;
import io.lethe.ledger.entry.AnchorName;
import io.lethe.ledger.note.Checkpoint;
import io.lethe.ledger.note.Cosigner;
import io.lethe.ledger.note.SignedNote;
import java.time.Instant;
import java.util.List;

/** Where the checkpoints of a story lie outside: the files, and what a certificate says of them. */
record Anchored(List<AnchoredCheckpoint> files, List<AnchorStatement> said) {
    static final Anchored NOWHERE = new Anchored(List.of(), List.of());

    /** Whose certificate has ended a day after the story. */
    static final TestAuthority AUTHORITY =
            TestAuthority.inForce("TSA", Story.NIGHT.minusSeconds(60), Story.NIGHT.plusSeconds(86_400));

    static final Instant STAMPED = Instant.parse("2026-11-22T02:02:00Z");

    /** Who stamps in its place from then on. */
    static final TestAuthority SUCCESSOR =
            TestAuthority.inForce("TSA 2", Story.NIGHT, Instant.parse("2037-01-01T00:00:00Z"));

    static final Instant RENEWED = Instant.parse("2026-11-22T14:02:00Z");

    static final Cosigner WITNESS = LogInMemory.cosigner("witness.example.com/legal", 7);

    static final Instant COSIGNED = Instant.parse("2026-11-22T02:03:00Z");

    /** The checkpoint over the story's run: deposited, stamped and cosigned. */
    static Anchored everywhere(Story story) {
        SignedNote note = story.log().checkpoint(6);
        return of(story, 6, deposited(note), stamped(note, STAMPED), cosigned(note, COSIGNED));
    }

    /** The checkpoint over the story's run, stamped, and the stamp renewed. */
    static Anchored renewed(Story story) {
        return of(story, 6, renewed(story.log().checkpoint(6)));
    }

    static AnchoredCheckpoint renewed(SignedNote note) {
        return new AnchoredCheckpoint(
                new AnchorName("tsa"), STAMPED, note, SUCCESSOR.renew(stamp(note, STAMPED), RENEWED));
    }

    /** Told as it is. */
    static Anchored of(Story story, int size, AnchoredCheckpoint... anchored) {
        List<AnchoredCheckpoint> files = List.of(anchored);
        return new Anchored(
                files,
                files.stream()
                        .map(one -> AnchorStatement.of(one, story.log().goesOnFrom(size)))
                        .toList());
    }

    static AnchoredCheckpoint deposited(SignedNote note) {
        return new AnchoredCheckpoint(new AnchorName("notary"), Story.NIGHT.plusSeconds(100), note, null);
    }

    static AnchoredCheckpoint stamped(SignedNote note, Instant at) {
        return new AnchoredCheckpoint(new AnchorName("tsa"), at, note, stamp(note, at));
    }

    private static Attestation.Stamp stamp(SignedNote note, Instant at) {
        return new Attestation.Stamp(
                TimeStampAnswer.parse(AUTHORITY.stamp(note.bytes(), at)), AUTHORITY.certificates());
    }

    static AnchoredCheckpoint cosigned(SignedNote note, Instant at) {
        return new AnchoredCheckpoint(
                new AnchorName("legal"),
                at,
                note,
                new Attestation.Cosignature(WITNESS.cosign(Checkpoint.parse(note.text()), at), WITNESS.key()));
    }
}
