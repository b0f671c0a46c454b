package io.lethe.evidence;

import io.lethe.ledger.AnchoredCheckpoint;
import io.lethe.ledger.anchor.TestAuthority;
import io.lethe.ledger.anchor.TimeStampAnswer;
import io.lethe.ledger.entry.AnchorName;
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

    /** The checkpoint over the story's run, deposited and stamped. */
    static Anchored twice(Story story) {
        SignedNote note = story.log().checkpoint(6);
        return of(story, 6, deposited(note), stamped(note, STAMPED));
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
        return new AnchoredCheckpoint(
                new AnchorName("tsa"),
                at,
                note,
                new AnchoredCheckpoint.Stamp(
                        TimeStampAnswer.parse(AUTHORITY.stamp(note.bytes(), at)), AUTHORITY.certificates()));
    }
}
