package io.lethe.evidence;

import io.lethe.ledger.Ledger;
import io.lethe.ledger.entry.Leaf;
import io.lethe.ledger.receipt.RunId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Finds the leaves that answer a question, or says why there is no answer. */
final class Answers {
    private final Ledger ledger;
    private final long size;

    /** From leaves below {@code size}. */
    Answers(Ledger ledger, long size) {
        this.ledger = ledger;
        this.size = size;
    }

    Answer find(Asked asked) {
        return switch (asked) {
            case Asked.OfRun run -> ofRun(run.run());
            case Asked.OfPeriod period -> ofPeriod(period);
            case Asked.OfRecord row -> new RecordSearch(ledger, size).find(row);
            case Asked.OfSubject subject -> new SubjectLookup(ledger, size).find(subject);
        };
    }

    private Answer ofRun(RunId run) {
        Answer answer = Answer.ofLeaves(
                new LeafSelection(ledger, size).withRun(run).withRestorations().complete());
        refuseUnlessWhole(answer.statements().runs().getFirst());
        return answer;
    }

    /** A certificate over half a run would have to say which half. */
    private static void refuseUnlessWhole(RunStatement run) {
        if (run.ending() instanceof Ending.Open) {
            throw new CertificateRefusedException("run " + run.run() + " has not ended: it is under way or stopped, "
                    + Words.counted(run.rows(), run.objects())
                    + " so far. Nothing was issued. Go on with it by lethe run, then ask again.");
        }
        if (!run.whole()) {
            throw new CertificateRefusedException("run " + run.run() + " has ended, but its leaves tell of "
                    + run.chunks() + " chunks with " + Words.counted(run.rows(), run.objects())
                    + " and its last word of others. Nothing was issued. lethe ledger verify, and keep this database.");
        }
    }

    private Answer ofPeriod(Asked.OfPeriod period) {
        List<RunId> runs = Stream.of("run.finished", "run.aborted")
                .flatMap(type -> ledger.entriesOf(type).stream())
                .filter(leaf -> leaf.index() < size && isWithin(leaf, period))
                .map(leaf -> RunId.of(LeafText.of(leaf).json()))
                .toList();
        if (runs.isEmpty()) {
            throw new CertificateRefusedException(
                    "no run ended from " + period.from() + " to before " + period.to() + ". Nothing was issued.");
        }
        LeafSelection leaves = new LeafSelection(ledger, size);
        runs.forEach(leaves::withRun);
        Answer answer = Answer.ofLeaves(leaves.withRestorations().complete());
        answer.statements().runs().forEach(Answers::refuseUnlessWhole);
        return answer;
    }

    private static boolean isWithin(Leaf leaf, Asked.OfPeriod period) {
        Instant ended = LeafText.of(leaf).json().instant("at");
        return !ended.isBefore(period.from()) && ended.isBefore(period.to());
    }
}
